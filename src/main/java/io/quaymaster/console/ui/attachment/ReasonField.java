package io.quaymaster.console.ui.attachment;

import com.vaadin.flow.component.textfield.TextArea;
import org.jspecify.annotations.Nullable;

/// Why somebody changes who may do what, for those who look at it afterwards.
public final class ReasonField extends TextArea {
  static final int MOST = 2_000;

  public ReasonField() {
    super("Reason");
    setRequiredIndicatorVisible(true);
    setMaxLength(MOST);
    setMinRows(2);
    setHelperText(
        "It takes effect at once. A reviewer or another administrator looks at it afterwards.");
  }

  /// What was written; null for nothing.
  public @Nullable String given() {
    return getValue().isBlank() ? null : getValue().strip();
  }

  /// What to say when nothing was.
  public static String missing() {
    return "Say why in a few words.";
  }
}
