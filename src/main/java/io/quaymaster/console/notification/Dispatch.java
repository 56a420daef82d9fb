package io.quaymaster.console.notification;

import io.quaymaster.console.identity.SystemUser;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.notification.InboxNews.Newly;
import io.quaymaster.console.notification.Target.Hook;
import io.quaymaster.console.notification.Target.Mailbox;
import io.quaymaster.console.review.Actor;
import io.quaymaster.console.storage.Attempts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Finds out whom to tell of what happened, once for each event, however many consoles there are.
@Component
class Dispatch {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final int AT_ONCE = 100;

  private final HappeningRows happenings;
  private final DeliveryRows deliveries;
  private final WebhookRows webhooks;
  private final Choices choices;
  private final MailServer server;
  private final InboxNews inbox;
  private final Recipients recipients;
  private final MailText texts;
  private final Attempts attempts;
  private final Clock clock;

  Dispatch(
      HappeningRows happenings,
      DeliveryRows deliveries,
      WebhookRows webhooks,
      Choices choices,
      MailServer server,
      InboxNews inbox,
      Recipients recipients,
      MailText texts,
      Attempts attempts,
      Clock clock) {
    this.happenings = happenings;
    this.deliveries = deliveries;
    this.webhooks = webhooks;
    this.choices = choices;
    this.server = server;
    this.inbox = inbox;
    this.recipients = recipients;
    this.texts = texts;
    this.attempts = attempts;
    this.clock = clock;
  }

  /// Makes deliveries of all that happened. One that cannot be looked into keeps no other one back.
  void run() {
    for (Happening happening :
        happenings.fresh(clock.instant().minus(Retries.LONGEST_AGE), AT_ONCE)) {
      try {
        attempts.inTransaction(() -> {
          if (happenings.take(happening.id(), clock.instant())) {
            address(happening);
          }
          return happening;
        });
      } catch (RuntimeException e) {
        LOG.error("Whom to tell of {} could not be found out", happening.what(), e);
      }
    }
  }

  private void address(Happening happening) {
    webhooks.all().stream()
        .filter(webhook -> webhook.isOn() && webhook.kinds().contains(happening.kind()))
        .forEach(webhook -> add(happening, new Hook(webhook.id()), null));
    if (server.isOn()) {
      mails(happening);
    }
  }

  private void mails(Happening happening) {
    List<Actor> people = recipients.all();
    Map<UserId, List<Newly>> news = inbox.since(happening, people);
    Map<UserId, OwnChoice> chosen = choices.all();
    for (Actor actor : people) {
      UserId person = actor.person().id();
      OwnChoice choice = chosen.getOrDefault(person, OwnChoice.FIRST);
      List<Newly> waiting = news.getOrDefault(person, List.of());
      if (choice.address().isEmpty() || person.equals(happening.by().id())) {
        continue;
      }
      if (!waiting.isEmpty() && choice.choice() != MailChoice.NONE) {
        add(happening, new Mailbox(person), texts.waiting(happening, waiting));
      } else if (choice.choice() == MailChoice.ALL && isDeed(happening)) {
        add(happening, new Mailbox(person), texts.news(happening));
      }
    }
  }

  /// That checks of a change request came to an end is nothing that anybody did.
  private static boolean isDeed(Happening happening) {
    return happening.kind() != EventKind.CHANGE || !happening.by().id().equals(SystemUser.ID);
  }

  private void add(
      Happening happening, Target target, @org.jspecify.annotations.Nullable Mail mail) {
    deliveries.add(happening.id(), target, 1, mail, clock.instant());
  }
}
