package io.quaymaster.console.notification;

import java.util.Optional;

/// Which mails somebody wants, and where.
public record OwnChoice(MailChoice choice, Optional<MailAddress> address) {
  /// Of somebody who has not said anything: no address, so no mail.
  public static final OwnChoice FIRST = new OwnChoice(MailChoice.WAITING, Optional.empty());
}
