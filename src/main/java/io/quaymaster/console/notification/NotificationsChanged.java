package io.quaymaster.console.notification;

import io.quaymaster.console.identity.Deed;

/// A webhook or somebody's choice was changed, or a delivery was given up.
public record NotificationsChanged(Account account) implements Deed {
  static NotificationsChanged of(String what, String kind, Object subject, String title) {
    return because(what, kind, subject, title, "");
  }

  static NotificationsChanged because(
      String what, String kind, Object subject, String title, String reason) {
    return new NotificationsChanged(
        new Account(what, kind, subject.toString(), title, null, null, reason));
  }
}
