package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.comparison.Side;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.review.ChangeException;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.OpenChange;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.ui.kit.AccessChanges;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.LinkButton;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Opens a change request for a version, for an older one, or for none; it shows first what that
/// changes.
final class ProposeDialog extends EntryDialog {
  private static final int TITLE = 200;
  private static final int DESCRIPTION = 10_000;

  private final TextField title = titleField();
  private final TextArea description = descriptionField();
  private final Proposing tools;
  private final PolicySummary policy;
  private final Proposal proposal;
  private final Consumer<ChangeId> then;

  ProposeDialog(
      Proposing tools, PolicySummary policy, ProposalDeeds.Wanted wanted, Consumer<ChangeId> then) {
    super(wanted.deed(), "Open a change request");
    this.tools = tools;
    this.policy = policy;
    this.proposal = wanted.proposal();
    this.then = then;
    String suggestion = wanted.title();
    title.setValue(suggestion.length() > TITLE ? suggestion.substring(0, TITLE) : suggestion);
    fields(new Paragraph(what()), changes(), who(), title, description);
  }

  static TextField titleField() {
    TextField title = new TextField("Title");
    title.setMaxLength(TITLE);
    title.setRequiredIndicatorVisible(true);
    return title;
  }

  static TextArea descriptionField() {
    TextArea description = new TextArea("Why it is wanted");
    description.setMaxLength(DESCRIPTION);
    description.setMinRows(3);
    return description;
  }

  private String what() {
    VersionNumber base = proposal.base();
    VersionNumber proposed = proposal.proposed();
    if (proposed == null) {
      return "No version would be in force any more; until now it is " + base + ".";
    }
    return base == null
        ? proposed + " would come in force. Until now no version is."
        : proposed + " would come in force in place of " + base + ".";
  }

  private Component changes() {
    Div changes =
        new Later<>(tools.background(), "the comparison", 2, this::compare, ProposeDialog::changes);
    changes.addClassName("qm-propose-changes");
    changes.getElement().setAttribute("tabindex", "0");
    changes.getElement().setAttribute("role", "region");
    changes.getElement().setAttribute("aria-label", "What changes");
    return changes;
  }

  private ComparisonReport compare() {
    return tools
        .comparisons()
        .compare(policy.id(), side(proposal.base()), side(proposal.proposed()));
  }

  private Side side(@Nullable VersionNumber number) {
    return number == null
        ? new Side.Nothing()
        : new Side.OfVersion(new VersionId(policy.id(), number));
  }

  private static Component changes(ComparisonReport report) {
    return switch (report) {
      case ComparisonReport.Compared compared -> new AccessChanges(compared.comparison());
      case ComparisonReport.Illegible _ ->
          new Paragraph("One of the two texts is no valid policy, so they cannot be compared.");
    };
  }

  /// Who has to agree: nobody alone brings anything in force that changes access.
  private Component who() {
    CurrentUser user = tools.user();
    int others =
        tools.roles().count(List.of(user.person().id()), ConsoleRole.REVIEWER, ConsoleRole.ADMIN);
    if (others > 0) {
      return new Paragraph(
          "It comes in force once others have approved it. Which approvals it needs is told before you ask"
              + " for them.");
    }
    String nobody =
        "Nobody else here may approve it. A second person is needed, as a reviewer or an administrator: ";
    return user.has(ConsoleRole.ADMIN)
        ? new Note(
                nobody + "let them in under People.",
                new LinkButton(Screens.PEOPLE, "user", "Open People"))
            .caution()
        : new Note(nobody + "ask an administrator to let them in.").caution();
  }

  @Override
  protected void save() {
    @Nullable String called = title.getValue().isBlank() ? null : title.getValue();
    String given = read(title, () -> called, "Give it a title.");
    try {
      ChangeId id =
          tools.changes().open(new OpenChange(given, description.getValue(), List.of(proposal)));
      close();
      then.accept(id);
    } catch (ChangeException refused) {
      refuse(refused.getMessage());
    }
  }
}
