package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.review.ChangeException;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.ChangeRequest;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Note;
import org.jspecify.annotations.Nullable;

/// Calls a change request otherwise. What it was called before stays in its history.
final class DescribeDialog extends EntryDialog {
  private final TextField title = ProposeDialog.titleField();
  private final TextArea description = ProposeDialog.descriptionField();
  private final ChangeTools tools;
  private final ChangeRequest change;

  DescribeDialog(ChangeTools tools, ChangePage page) {
    super("Title and description of " + page.change().id(), "Save");
    this.tools = tools;
    this.change = page.change();
    title.setValue(change.title());
    description.setValue(change.description());
    fields(title, description);
    if (!change.isAuthor(page.viewer().person().id())) {
      fields(
          new Note("Whoever edits it is one of its authors from then on, and cannot approve it."));
    }
  }

  @Override
  protected void save() {
    @Nullable String called = title.getValue().isBlank() ? null : title.getValue();
    String given = read(title, () -> called, "Give it a title.");
    try {
      tools.changes().describe(change.id(), given, description.getValue());
      close();
    } catch (ChangeException refused) {
      refuse(refused.getMessage());
    }
  }
}
