package io.quaymaster.console.notification;

import java.util.Optional;
import java.util.UUID;

/// A target of webhooks.
public record WebhookId(UUID value) {
  /// Nothing if no webhook can have this id.
  public static Optional<WebhookId> parse(String text) {
    try {
      return Optional.of(new WebhookId(UUID.fromString(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
