package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.review.ChangeException;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.OpenChange;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.ui.kit.EntryDialog;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Opens a change request for a version.
public final class ProposeDialog extends EntryDialog {
  private static final int TITLE = 200;
  private static final int DESCRIPTION = 10_000;

  private final TextField title = new TextField("Title");
  private final TextArea description = new TextArea("Why it is wanted");
  private final ChangeRequests changes;
  private final Proposal proposal;
  private final Consumer<ChangeId> then;

  public ProposeDialog(
      ChangeRequests changes, Proposal proposal, String suggestion, Consumer<ChangeId> then) {
    super("Propose " + name(proposal), "Open a change request");
    this.changes = changes;
    this.proposal = proposal;
    this.then = then;
    title.setValue(suggestion.length() > TITLE ? suggestion.substring(0, TITLE) : suggestion);
    title.setMaxLength(TITLE);
    title.setRequiredIndicatorVisible(true);
    description.setMaxLength(DESCRIPTION);
    description.setMinRows(3);
    fields(title, description);
  }

  private static String name(Proposal proposal) {
    return proposal.proposed() == null ? "no version" : proposal.proposed().toString();
  }

  @Override
  protected void save() {
    @Nullable String called = title.getValue().isBlank() ? null : title.getValue();
    String given = read(title, () -> called, "Give it a title.");
    try {
      ChangeId id = changes.open(new OpenChange(given, description.getValue(), List.of(proposal)));
      close();
      then.accept(id);
    } catch (ChangeException refused) {
      refuse(refused.getMessage());
    }
  }
}
