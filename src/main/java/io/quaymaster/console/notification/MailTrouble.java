package io.quaymaster.console.notification;

import io.quaymaster.console.identity.Legible;
import jakarta.mail.AuthenticationFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/// Why a mail server did not take a mail, in a sentence, with its own words where it has any.
final class MailTrouble {
  private static final int MOST = 300;

  private MailTrouble() {}

  static String of(MailException e) {
    if (e instanceof MailAuthenticationException) {
      return "The mail server does not accept the name and password.";
    }
    Throwable cause = e;
    if (e instanceof MailSendException failed && failed.getMessageExceptions().length > 0) {
      cause = failed.getMessageExceptions()[0];
    }
    while (cause.getCause() != null && !(cause instanceof AuthenticationFailedException)) {
      cause = cause.getCause();
    }
    String words = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
    return "The mail server did not take it: " + Legible.shown(words, MOST);
  }
}
