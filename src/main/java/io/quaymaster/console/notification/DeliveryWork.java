package io.quaymaster.console.notification;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.SystemUser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Delivers what is due. All that it knows is in the database, so that nothing is lost when the
/// console stops in the middle, and any number of consoles and threads may do this at once: each
/// delivery is claimed first, by one of them.
@Component
class DeliveryWork {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryWork.class);

  /// Longer than an attempt can take: whoever claimed a delivery and is gone has lost it then.
  private static final Duration CLAIM = Duration.ofMinutes(2);

  private static final Duration KEPT = Duration.ofDays(30);

  private final Dispatch dispatch;
  private final HappeningRows happenings;
  private final DeliveryRows deliveries;
  private final MailDelivery mails;
  private final WebhookDelivery webhooks;
  private final DeliveryOutcomes outcomes;
  private final Clock clock;

  DeliveryWork(
      Dispatch dispatch,
      HappeningRows happenings,
      DeliveryRows deliveries,
      MailDelivery mails,
      WebhookDelivery webhooks,
      DeliveryOutcomes outcomes,
      Clock clock) {
    this.dispatch = dispatch;
    this.happenings = happenings;
    this.deliveries = deliveries;
    this.mails = mails;
    this.webhooks = webhooks;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /// Finds out whom to tell, and where something is due.
  List<Target> look() {
    return SystemUser.call(
        () -> {
          dispatch.run();
          return deliveries.due(clock.instant());
        },
        ConsoleRole.ADMIN);
  }

  /// Delivers all that is due for a target, oldest first.
  void deliver(Target target) {
    SystemUser.run(() -> deliverAll(target), ConsoleRole.ADMIN);
  }

  private void deliverAll(Target target) {
    while (!Thread.currentThread().isInterrupted()) {
      Instant now = clock.instant();
      Optional<Claimed> claimed = deliveries.claim(target, now, now.plus(CLAIM));
      if (claimed.isEmpty()) {
        return;
      }
      deliver(claimed.get());
    }
  }

  private void deliver(Claimed claimed) {
    Happening happening = happenings.find(claimed.event()).orElseThrow();
    outcomes.keep(claimed, happening, attempt(claimed, happening));
  }

  /// A fault of the console is a failed attempt too, or one delivery would come up for ever.
  private Attempt attempt(Claimed claimed, Happening happening) {
    try {
      return switch (claimed.target()) {
        case Target.Mailbox mailbox -> mails.attempt(mailbox.person(), claimed, happening);
        case Target.Hook hook -> webhooks.attempt(hook.webhook(), claimed, happening);
      };
    } catch (RuntimeException e) {
      LOG.error("Delivery {} could not be tried", claimed.id(), e);
      return new Attempt.Failed(null, "The console could not send it; its log says why.");
    }
  }

  /// Forgets what happened long ago.
  void tidy() {
    SystemUser.run(() -> outcomes.forget(clock.instant().minus(KEPT)), ConsoleRole.ADMIN);
  }

  /// Does everything that is due now, in this thread.
  void settle() {
    look().forEach(this::deliver);
  }
}
