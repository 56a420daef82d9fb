package io.quaymaster.console.ui.notification;

import io.quaymaster.console.notification.Webhook;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.TimeText;
import java.time.Instant;

/// Whether a webhook gets anything.
final class WebhookState {
  private WebhookState() {}

  static Chip chip(Webhook webhook) {
    Instant failing = webhook.failingSince();
    if (!webhook.isOn()) {
      return new Chip("disabled");
    }
    return failing == null
        ? new Chip("on")
        : new Chip("failing").explained("Since " + TimeText.exact(failing));
  }
}
