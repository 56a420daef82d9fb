package io.quaymaster.console.notification;

import io.quaymaster.console.identity.UserId;

/// Where a delivery goes.
sealed interface Target {
  record Mailbox(UserId person) implements Target {}

  record Hook(WebhookId webhook) implements Target {}

  static Target of(String channel, String id) {
    return channel.equals("MAIL")
        ? new Mailbox(new UserId(id))
        : new Hook(WebhookId.parse(id).orElseThrow());
  }

  default String channel() {
    return switch (this) {
      case Mailbox mailbox -> "MAIL";
      case Hook hook -> "WEBHOOK";
    };
  }

  default String id() {
    return switch (this) {
      case Mailbox mailbox -> mailbox.person().value();
      case Hook hook -> hook.webhook().toString();
    };
  }
}
