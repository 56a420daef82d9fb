package io.quaymaster.console.notification;

import io.quaymaster.console.notification.Delivery.Status;
import io.quaymaster.console.notification.Target.Hook;
import io.quaymaster.console.notification.Webhook.Off;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Writes down what came of attempts: tried again later, given up, and a webhook that fails for
/// days disabled.
@Component
class DeliveryOutcomes {
  /// A webhook that fails for so long is disabled.
  static final Duration PATIENCE = Duration.ofDays(3);

  private final DeliveryRows deliveries;
  private final HappeningRows happenings;
  private final WebhookRows webhooks;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DeliveryOutcomes(
      DeliveryRows deliveries,
      HappeningRows happenings,
      WebhookRows webhooks,
      ApplicationEventPublisher events,
      Clock clock) {
    this.deliveries = deliveries;
    this.happenings = happenings;
    this.webhooks = webhooks;
    this.events = events;
    this.clock = clock;
  }

  @Transactional
  void keep(Claimed claimed, Happening happening, Attempt attempt) {
    Instant now = clock.instant();
    switch (attempt) {
      case Attempt.Delivered done -> {
        deliveries.settle(claimed, Status.DELIVERED, now, done.code(), done.note());
        if (claimed.target() instanceof Hook hook) {
          webhooks.succeeded(hook.webhook());
        }
      }
      case Attempt.Unwanted unwanted ->
          deliveries.settle(claimed, Status.DROPPED, now, null, unwanted.why());
      case Attempt.Failed failed -> failed(claimed, happening, failed, now);
    }
    events.publishEvent(new DeliveriesMoved());
  }

  private void failed(Claimed claimed, Happening happening, Attempt.Failed failed, Instant now) {
    boolean test = happening.kind() == EventKind.TEST;
    Optional<Instant> next =
        test ? Optional.empty() : Retries.next(claimed.attempts(), claimed.created(), now);
    boolean mine =
        deliveries.settle(
            claimed,
            next.isPresent() ? Status.WAITING : Status.GIVEN_UP,
            next.orElse(now),
            failed.code(),
            failed.note());
    if (mine && next.isEmpty() && !test) {
      events.publishEvent(givenUp(claimed, happening, failed));
    }
    if (claimed.target() instanceof Hook hook && !test) {
      webhooks.failed(hook.webhook(), now);
      webhooks
          .locked(hook.webhook())
          .filter(webhook -> webhook.isOn() && isHopeless(webhook, now))
          .ifPresent(webhook -> disable(webhook, failed, now));
    }
  }

  private NotificationsChanged givenUp(
      Claimed claimed, Happening happening, Attempt.Failed failed) {
    String what = happening.words() + ", " + happening.title() + ". " + failed.note();
    return switch (claimed.target()) {
      case Target.Mailbox mailbox ->
          NotificationsChanged.because(
              "DELIVERY_GIVEN_UP", "user", mailbox.person(), mailbox.id(), what);
      case Hook hook ->
          NotificationsChanged.because(
              "DELIVERY_GIVEN_UP",
              "webhook",
              hook.webhook(),
              webhooks.find(hook.webhook()).map(Webhook::name).orElse("A webhook that is gone"),
              what);
    };
  }

  private static boolean isHopeless(Webhook webhook, Instant now) {
    Instant since = webhook.failingSince();
    return since != null && !now.isBefore(since.plus(PATIENCE));
  }

  private void disable(Webhook webhook, Attempt.Failed failed, Instant now) {
    String why =
        "It failed for "
            + PATIENCE.toDays()
            + " days: "
            + (failed.note().isEmpty() ? "it answered " + failed.code() + "." : failed.note());
    webhooks.turn(webhook.id(), new Off(now, Columns.fitting(why, 500), true));
    deliveries.drop(new Hook(webhook.id()), "The webhook is disabled.");
    events.publishEvent(
        NotificationsChanged.because(
            "WEBHOOK_DISABLED", "webhook", webhook.id(), webhook.name(), why));
  }

  @Transactional
  void forget(Instant until) {
    happenings.forget(until);
  }
}
