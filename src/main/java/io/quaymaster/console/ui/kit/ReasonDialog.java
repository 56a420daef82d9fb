package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/// Asks for a reason before a deed that is kept in the history. The deed waits until there is one.
public final class ReasonDialog extends Dialog {
  private static final int MAX_LENGTH = 1_000;

  private final TextArea reason = new TextArea("Reason");
  private final Button deed;

  public ReasonDialog(
      String title, String deedName, Consumer<String> then, Component... explanation) {
    setHeaderTitle(title);
    setWidth("min(34rem, 100vw)");
    reason.setHelperText("Kept with the version, for everyone who reads its history.");
    reason.setRequiredIndicatorVisible(true);
    reason.setMaxLength(MAX_LENGTH);
    reason.setMinRows(3);
    reason.setWidthFull();
    reason.setValueChangeMode(ValueChangeMode.EAGER);
    deed = new Button(deedName, click -> act(then));
    deed.addThemeVariants(ButtonVariant.PRIMARY);
    Div content = new Div(explanation);
    content.add(reason);
    content.addClassName("qm-stack");
    add(content);
    Button cancel = new Button("Cancel", click -> close());
    getFooter().add(cancel, deed);
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        reason.focus();
      }
    });
  }

  private void act(Consumer<String> then) {
    String text = reason.getValue().strip();
    if (text.isEmpty()) {
      reason.setErrorMessage("Say why, in a few words.");
      reason.setInvalid(true);
      reason.focus();
      return;
    }
    close();
    then.accept(text);
  }
}
