package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import com.vaadin.flow.component.notification.NotificationVariant;

/// Passing news about a deed that was just done.
public final class Notices {
  private static final int SHORT = 4_000;
  private static final int LONG = 10_000;

  private Notices() {}

  public static void done(String text) {
    Notification.show(text, SHORT, Position.BOTTOM_START);
  }

  /// Something did not work; nothing else on the screen says so.
  public static void failed(String text) {
    Notification notice = Notification.show(text, LONG, Position.BOTTOM_START);
    notice.addThemeVariants(NotificationVariant.ERROR);
    notice.setAssertive(true);
  }
}
