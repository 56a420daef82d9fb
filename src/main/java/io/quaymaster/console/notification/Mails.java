package io.quaymaster.console.notification;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.Requires;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Whether mails are sent, and how that went.
@Service
@Requires(ConsoleRole.ADMIN)
public class Mails {
  private final MailServer server;
  private final MailText texts;
  private final Choices choices;
  private final DeliveryRows deliveries;
  private final CurrentUser user;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;

  Mails(
      MailServer server,
      MailText texts,
      Choices choices,
      DeliveryRows deliveries,
      CurrentUser user,
      ApplicationEventPublisher events,
      TransactionTemplate transactions) {
    this.server = server;
    this.texts = texts;
    this.choices = choices;
    this.deliveries = deliveries;
    this.user = user;
    this.events = events;
    this.transactions = transactions;
  }

  public MailState state() {
    return server.state();
  }

  /// Newest first, to whomever.
  @Transactional(readOnly = true)
  public List<Delivery> deliveries(int limit) {
    return deliveries.mails(limit);
  }

  /// Sends a mail to whoever asks for it, at once.
  ///
  /// @return why the mail server did not take it, as a sentence; nothing if it did
  public Optional<String> sendTest() {
    Person me = user.person();
    MailAddress to =
        choices
            .of(me.id())
            .address()
            .orElseThrow(() ->
                new NotificationException(
                    "Say first where your mails go, under Notifications in the menu of your name."));
    server
        .state()
        .missing()
        .ifPresent(missing -> {
          throw new NotificationException(missing);
        });
    Optional<String> trouble = Optional.empty();
    try {
      server.send(to, texts.test(), UUID.randomUUID(), "test");
    } catch (MailException e) {
      trouble = Optional.of(MailTrouble.of(e));
    }
    String outcome = trouble.orElse("");
    transactions.executeWithoutResult(status ->
        events.publishEvent(
            NotificationsChanged.because("TEST_MAIL_SENT", "user", me.id(), me.name(), outcome)));
    return trouble;
  }
}
