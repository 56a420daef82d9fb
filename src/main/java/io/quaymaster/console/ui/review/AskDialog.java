package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import io.quaymaster.console.review.ChangeException;
import io.quaymaster.console.ui.kit.EntryDialog;
import java.util.Optional;
import java.util.function.Supplier;

/// Asks before a deed, with what it brings about in sight; what stands against it is said there.
final class AskDialog extends EntryDialog {
  private final Supplier<Optional<String>> deed;

  /// @param deed answers with what stood against it, if it was not done
  AskDialog(
      String title, String deedName, Supplier<Optional<String>> deed, Component... explanation) {
    super(title, deedName);
    this.deed = deed;
    for (int i = explanation.length - 1; i >= 0; i--) {
      addComponentAsFirst(explanation[i]);
    }
  }

  @Override
  protected void save() {
    try {
      deed.get().ifPresentOrElse(this::refuse, this::close);
    } catch (ChangeException refused) {
      refuse(refused.getMessage());
    }
  }
}
