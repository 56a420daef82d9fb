package io.quaymaster.console.notification;

import io.quaymaster.console.identity.Person;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A target of webhooks, without its secret, which nobody is shown again.
///
/// @param previousUntil until when the secret before counts too; null where there is none
/// @param failingSince when the first of the failures came that no success has followed
/// @param off null while events are sent to it
/// @param revision grows with every edit, so that a command can say what it is based on
public record Webhook(
    WebhookId id,
    String name,
    URI url,
    Set<EventKind> kinds,
    Person by,
    Instant createdAt,
    @Nullable Instant previousUntil,
    @Nullable Instant failingSince,
    @Nullable Off off,
    int revision) {
  public Webhook {
    kinds = Set.copyOf(kinds);
  }

  /// Since when nothing is sent to it, and why.
  ///
  /// @param byItself whether the console disabled it, after days of failing
  public record Off(Instant at, String why, boolean byItself) {}

  public boolean isOn() {
    return off == null;
  }
}
