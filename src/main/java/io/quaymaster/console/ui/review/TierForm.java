package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import io.quaymaster.console.review.ChangeException;
import io.quaymaster.console.review.Occasion;
import io.quaymaster.console.review.Tier;
import io.quaymaster.console.review.TierTable;
import io.quaymaster.console.ui.kit.EntryDialog;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.PlainTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Proposes another table of approvals. What differs, and what that would mean just now, is told as
/// it is filled in.
final class TierForm extends EntryDialog {
  private static final int MOST_IN_A_REASON = 2_000;

  private final TierTools tools;
  private final TierTable now;
  private final List<Row> rows = new ArrayList<>();
  private final TextArea reason = new TextArea("Reason");
  private final Div preview = new Div();

  /// The fields of one occasion.
  private record Row(
      Occasion occasion, Select<Integer> approvals, Checkbox administrator, Checkbox keeps) {
    Tier tier() {
      int number = approvals.getValue();
      return new Tier(occasion, number, number > 0 && administrator.getValue(), keeps.getValue());
    }
  }

  TierForm(TierTools tools) {
    super("Propose other approvals", "Propose it");
    this.tools = tools;
    this.now = tools.tiers().inForce();
    setWidth("min(60rem, 100vw)");
    PlainTable table =
        new PlainTable(
            "Approvals by what a change does",
            List.of("A change that is", "Approvals", "An administrator", "An equivalent edit"));
    now.tiers().forEach(tier -> table.with(row(tier)));
    reason.setRequiredIndicatorVisible(true);
    reason.setMaxLength(MOST_IN_A_REASON);
    reason.setMinRows(2);
    preview.addClassNames("qm-stack", "qm-tier-preview");
    preview.getElement().setAttribute("role", "status");
    fields(table, preview, reason);
    show();
  }

  private Component[] row(Tier tier) {
    Occasion occasion = tier.occasion();
    boolean rollBack = occasion == Occasion.ROLL_BACK;
    Select<Integer> approvals = new Select<>();
    approvals.setItems(IntStream.rangeClosed(0, rollBack ? 1 : Tier.MOST).boxed().toList());
    approvals.setItemLabelGenerator(
        number -> number == 0 ? "None" : rollBack ? "By a change request" : String.valueOf(number));
    approvals.setValue(rollBack ? Math.min(1, tier.approvals()) : tier.approvals());
    approvals.setAriaLabel("Approvals: " + occasion.title());
    Checkbox administrator = new Checkbox("One of them", tier.administrator());
    administrator.setAriaLabel("One of them by an administrator: " + occasion.title());
    Checkbox keeps = new Checkbox("Keeps them", tier.keepsEquivalent());
    keeps.setAriaLabel("An equivalent edit keeps them: " + occasion.title());
    Row row = new Row(occasion, approvals, administrator, keeps);
    rows.add(row);
    Runnable changed =
        () -> {
          administrator.setEnabled(approvals.getValue() > 0);
          show();
        };
    administrator.setEnabled(tier.approvals() > 0);
    approvals.addValueChangeListener(event -> changed.run());
    administrator.addValueChangeListener(event -> changed.run());
    keeps.addValueChangeListener(event -> changed.run());
    Component name = new Span(occasion.title());
    return rollBack
        ? new Component[] {name, approvals, new Span(), new Span()}
        : new Component[] {name, approvals, administrator, keeps};
  }

  private List<Tier> tiers() {
    return rows.stream().map(Row::tier).toList();
  }

  private void show() {
    List<String> differences = TierWords.differences(now, tiers());
    preview.removeAll();
    if (differences.isEmpty()) {
      preview.add(new Paragraph("This is the table that counts already."));
      return;
    }
    preview.add(new Sentences(differences));
    preview.add(new Paragraph(TierWords.effects(tools.effects().of(tiers()))));
  }

  @Override
  protected void save() {
    String why =
        read(
            reason,
            () -> reason.getValue().isBlank() ? null : reason.getValue(),
            "Say why, in a few words.");
    try {
      tools.tiers().propose(tiers(), why);
      close();
      Notices.done("Proposed: it counts once another administrator agrees.");
    } catch (ChangeException refused) {
      refuse(refused.getMessage());
    }
  }
}
