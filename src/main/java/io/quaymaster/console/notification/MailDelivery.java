package io.quaymaster.console.notification;

import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.notification.Attempt.Delivered;
import io.quaymaster.console.notification.Attempt.Failed;
import io.quaymaster.console.notification.Attempt.Unwanted;
import io.quaymaster.console.review.Actor;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends a mail, if its reader is still to have it.
@Component
class MailDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

  private final MailServer server;
  private final Recipients recipients;
  private final Choices choices;
  private final InboxNews inbox;
  private final TransactionTemplate reading;

  MailDelivery(
      MailServer server,
      Recipients recipients,
      Choices choices,
      InboxNews inbox,
      PlatformTransactionManager manager) {
    this.server = server;
    this.recipients = recipients;
    this.choices = choices;
    this.inbox = inbox;
    this.reading = new TransactionTemplate(manager);
    this.reading.setReadOnly(true);
  }

  Attempt attempt(UserId person, Claimed claimed, Happening happening) {
    Mail mail = claimed.mail().orElseThrow();
    if (!server.isOn()) {
      return new Unwanted("Mail is switched off.");
    }
    Optional<MailAddress> to = reading.execute(status -> wanted(person, mail));
    if (to == null || to.isEmpty()) {
      return new Unwanted("It is not for this person any more.");
    }
    try {
      server.send(
          to.get(), mail, claimed.id(), happening.subjectKind() + "/" + happening.subject());
      return new Delivered(null, "");
    } catch (MailException e) {
      LOG.debug("A mail was not taken", e);
      return new Failed(null, MailTrouble.of(e));
    }
  }

  /// Where to, if the person can still sign in, still wants it, and still may do what waits.
  private Optional<MailAddress> wanted(UserId person, Mail mail) {
    Optional<Actor> actor = recipients.find(person);
    OwnChoice choice = choices.of(person);
    boolean wants =
        mail.waitsIn().isEmpty()
            ? choice.choice() == MailChoice.ALL
            : choice.choice() != MailChoice.NONE;
    return actor
        .filter(one -> wants)
        .filter(one -> mail.waitsIn().isEmpty() || inbox.stillWaits(one, mail.waitsIn()))
        .flatMap(one -> choice.address());
  }
}
