package io.quaymaster.console.notification;

import java.util.Optional;

/// Whether mails can be sent, and how.
///
/// @param server host and port of the mail server; empty if none is configured
/// @param from the address that mails come from
/// @param publicAddress what links in mails begin with
/// @param missing what has to be configured first, as a sentence; empty if mails are sent
public record MailState(
    Optional<String> server,
    Optional<String> from,
    Optional<String> publicAddress,
    Optional<String> missing) {
  public boolean isOn() {
    return missing.isEmpty();
  }
}
