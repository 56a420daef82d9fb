package io.quaymaster.console.notification;

import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Deed;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.SystemUser;
import io.quaymaster.console.review.ChangeRequestChanged;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes down what is to be told, in the transaction that does it: it is told if and only if it is
/// done. While there is nobody to tell, nothing is written.
@Component
class Outbox {
  private final HappeningRows happenings;
  private final WebhookRows webhooks;
  private final MailServer mail;
  private final CurrentUser user;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Outbox(
      HappeningRows happenings,
      WebhookRows webhooks,
      MailServer mail,
      CurrentUser user,
      ApplicationEventPublisher events,
      Clock clock) {
    this.happenings = happenings;
    this.webhooks = webhooks;
    this.mail = mail;
    this.user = user;
    this.events = events;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void write(Deed deed) {
    EventKind.of(deed)
        .filter(kind -> mail.isOn() || webhooks.anyOn())
        .ifPresent(kind -> {
          happenings.add(happening(kind, deed));
          events.publishEvent(new DeliveriesMoved());
        });
  }

  private Happening happening(EventKind kind, Deed deed) {
    Deed.Account account = deed.account();
    return new Happening(
        UUID.randomUUID(),
        0,
        kind,
        account.what(),
        clock.instant(),
        deed.actor().map(Deed.Actor::person).orElseGet(this::signedIn),
        account.kind(),
        account.subject(),
        account.title(),
        deed instanceof ChangeRequestChanged change ? change.state().name() : null,
        account.reason());
  }

  private Person signedIn() {
    return user.signedIn().orElse(new Person(SystemUser.ID, "Quaymaster"));
  }
}
