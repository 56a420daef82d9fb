package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A small form in a dialog. What is wrong is said at the field that it is about; what a service
/// refuses, below the fields.
public abstract class EntryDialog extends Dialog {
  private final Div fields = new Div();
  private final Div refusal = new Div();

  /// An entry that cannot be taken; it has been said at its field.
  private static final class Faulty extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Faulty() {
      super(null, null, false, false);
    }
  }

  protected EntryDialog(String title, String deedName) {
    setHeaderTitle(title);
    setWidth("min(32rem, 100vw)");
    fields.addClassName("qm-stack");
    refusal.addClassName("qm-refusal");
    refusal.getElement().setAttribute("role", "alert");
    refusal.setVisible(false);
    add(new Div(fields, refusal));
    Button deed = new Button(deedName, click -> act());
    deed.addThemeVariants(ButtonVariant.PRIMARY);
    deed.addClickShortcut(Key.ENTER).listenOn(fields); // On a button, Enter is for that button.
    getFooter().add(new Button("Cancel", click -> close()), deed);
  }

  /// The fields from above to below; the first of them has the focus when the dialog opens.
  protected final void fields(Component... parts) {
    Arrays.stream(parts)
        .filter(Focusable.class::isInstance)
        .findFirst()
        .ifPresent(first -> first.getElement().setProperty("autofocus", true));
    for (Component part : parts) {
      if (part instanceof HasSize sized) {
        sized.setWidthFull();
      }
      fields.add(part);
    }
  }

  /// Does what the form is for. An exception with a message for people stays in the dialog.
  protected abstract void save();

  /// The value of a field, or nothing but its complaint: the message of an
  /// `IllegalArgumentException` from `value`.
  protected static <T> T read(
      HasValidationProperties field, Supplier<@Nullable T> value, String missing) {
    try {
      T read = value.get();
      if (read != null) {
        field.setInvalid(false);
        return read;
      }
      field.setErrorMessage(missing);
    } catch (IllegalArgumentException e) {
      field.setErrorMessage(PlainProse.of(String.valueOf(e.getMessage())));
    }
    field.setInvalid(true);
    throw new Faulty();
  }

  /// Says what stands against it, below the fields.
  protected final void refuse(String sentence) {
    refusal.setText(PlainProse.of(sentence));
    refusal.setVisible(true);
  }

  private void act() {
    refusal.setVisible(false);
    try {
      save();
    } catch (Faulty e) {
      refusal.setVisible(false);
    }
  }
}
