package io.quaymaster.console.ui.notification;

import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.notification.NotificationException;
import io.quaymaster.console.ui.kit.EntryDialog;

/// Something done to a webhook that needs nothing but a yes.
final class SureDialog extends EntryDialog {
  private final Runnable deed;

  SureDialog(String title, String deedName, String sentence, Runnable deed) {
    super(title, deedName);
    this.deed = deed;
    fields(new Paragraph(sentence));
  }

  @Override
  protected void save() {
    try {
      deed.run();
      close();
    } catch (NotificationException e) {
      refuse(e.getMessage());
    }
  }
}
