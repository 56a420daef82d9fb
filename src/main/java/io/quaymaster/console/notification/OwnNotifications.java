package io.quaymaster.console.notification;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.Requires;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which mails whoever asks wants, and where. Nobody says it for anybody else.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional
public class OwnNotifications {
  private final Choices choices;
  private final MailServer server;
  private final CurrentUser user;
  private final ApplicationEventPublisher events;

  OwnNotifications(
      Choices choices, MailServer server, CurrentUser user, ApplicationEventPublisher events) {
    this.choices = choices;
    this.server = server;
    this.user = user;
    this.events = events;
  }

  @Transactional(readOnly = true)
  public OwnChoice mine() {
    return choices.of(user.person().id());
  }

  /// Whether the console sends mails at all.
  public boolean mailsAreSent() {
    return server.isOn();
  }

  /// The address stays out of the audit trail, which is kept for good.
  public void choose(OwnChoice choice) {
    Person me = user.person();
    OwnChoice before = choices.of(me.id());
    if (before.equals(choice)) {
      return;
    }
    choices.keep(me.id(), choice);
    String address =
        before.address().equals(choice.address())
            ? ""
            : choice.address().isPresent() ? ", to another address" : ", without an address";
    events.publishEvent(
        NotificationsChanged.because(
            "NOTIFICATIONS_CHOSEN", "user", me.id(), me.name(), choice.choice().title() + address));
  }
}
