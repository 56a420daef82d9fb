package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.review.ChangeException;
import io.quaymaster.console.ui.kit.EntryDialog;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks for words before a deed; what the service refuses is said in the dialog.
final class CommentDialog extends EntryDialog {
  private static final int MOST = 2_000;

  /// Whether there have to be words.
  enum Need {
    NEEDED,
    OPTIONAL
  }

  private final TextArea words = new TextArea();
  private final Need need;
  private final BiConsumer<String, String> deed;
  private @Nullable TextField extra;
  private @Nullable Checkbox tick;

  CommentDialog(String title, String deedName, String label, Need need, Consumer<String> deed) {
    super(title, deedName);
    this.need = need;
    this.deed = (given, more) -> deed.accept(given);
    words.setLabel(label);
    words.setMaxLength(MOST);
    words.setMinRows(3);
    words.setRequiredIndicatorVisible(need == Need.NEEDED);
    fields(words);
  }

  private CommentDialog(
      String title,
      String deedName,
      String label,
      TextField extra,
      BiConsumer<String, String> deed) {
    super(title, deedName);
    this.need = Need.NEEDED;
    this.deed = deed;
    this.extra = extra;
    words.setLabel(label);
    words.setMaxLength(MOST);
    words.setMinRows(3);
    words.setRequiredIndicatorVisible(true);
    extra.setRequiredIndicatorVisible(true);
    fields(extra, words);
  }

  /// The same with a line before the words, which is needed too.
  static CommentDialog withLine(
      String title, String deedName, String line, String label, BiConsumer<String, String> deed) {
    return new CommentDialog(title, deedName, label, new TextField(line), deed);
  }

  /// Says something above the fields.
  CommentDialog explained(Component... explanation) {
    for (int i = explanation.length - 1; i >= 0; i--) {
      addComponentAsFirst(explanation[i]);
    }
    return this;
  }

  /// The same with something that has to be ticked.
  CommentDialog ticked(String label) {
    Checkbox box = new Checkbox(label);
    box.setRequiredIndicatorVisible(true);
    tick = box;
    fields(box);
    box.getElement().setProperty("autofocus", false);
    return this;
  }

  @Override
  protected void save() {
    if (tick != null) {
      Checkbox box = tick;
      read(box, () -> box.getValue() ? true : null, "Tick it once you have.");
    }
    String line = extra == null ? "" : needed(extra, "Name it.");
    String given =
        need == Need.OPTIONAL
            ? words.getValue().strip()
            : read(words, () -> nonBlank(words.getValue()), "Say it in a few words.");
    try {
      deed.accept(given, line);
      close();
    } catch (ChangeException refused) {
      refuse(refused.getMessage());
    }
  }

  private static String needed(TextField field, String missing) {
    return read(field, () -> nonBlank(field.getValue()), missing);
  }

  private static @Nullable String nonBlank(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
