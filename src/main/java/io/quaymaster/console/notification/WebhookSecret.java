package io.quaymaster.console.notification;

import java.security.SecureRandom;
import java.util.Base64;

/// What messages to a webhook are signed with. It is shown once, when it is made; nothing prints
/// it.
///
/// @param webhook whose it is
/// @param text what the receiver has to be given
public record WebhookSecret(WebhookId webhook, String text) {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static WebhookSecret fresh(WebhookId webhook) {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new WebhookSecret(
        webhook, "qmwh_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  @Override
  public String toString() {
    return "the secret of webhook " + webhook;
  }
}
