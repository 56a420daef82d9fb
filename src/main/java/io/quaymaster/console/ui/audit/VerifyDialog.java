package io.quaymaster.console.ui.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import io.quaymaster.console.audit.AuditVerification;
import io.quaymaster.console.audit.chain.ChainFault;
import io.quaymaster.console.audit.chain.ChainHead;
import io.quaymaster.console.audit.chain.ChainVerdict;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.CopyButton;
import io.quaymaster.console.ui.kit.FailedState;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Progressing;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Shows the head of the trail to keep elsewhere, and checks that nothing was altered.
final class VerifyDialog extends Dialog {
  private static final int FAULTS_SHOWN = 20;

  private final AuditVerification verification;
  private final BackgroundWork background;
  private final TextField kept = new TextField("A head that you kept, if you have one");
  private final Div outcome = new Div();

  VerifyDialog(AuditVerification verification, BackgroundWork background, ChainHead head) {
    this.verification = verification;
    this.background = background;
    setHeaderTitle("Verify the audit trail");
    setWidth("min(44rem, 100vw)");
    kept.setClearButtonVisible(true);
    kept.setWidthFull();
    kept.setHelperText(
        "Without one, nobody can tell whether all was rewritten or the end cut off.");
    kept.getElement().setAttribute("autocomplete", "off");
    outcome.addClassName("qm-stack");
    Div content =
        new Div(
            new Paragraph(
                "Every entry holds the hash of the one before, so whatever was changed, removed, inserted or moved"
                    + " in the database shows."),
            head(head),
            kept,
            outcome);
    content.addClassName("qm-stack");
    add(content);
    Button verify = new Button("Verify", click -> verify());
    verify.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button("Close", click -> close()), verify);
  }

  private static Component head(ChainHead head) {
    Code hash = new Code(head.hash());
    hash.addClassName("qm-hash");
    Div line = new Div(hash, new CopyButton(head.hash(), "the head"));
    line.addClassNames("qm-row", "qm-hash-line");
    Div all =
        new Div(
            new Span(
                "The head now, after %s. Keep it elsewhere to verify against later."
                    .formatted(Plural.of((int) head.entries(), "entry", "entries"))),
            line);
    all.addClassName("qm-audit-head");
    return all;
  }

  private void verify() {
    String typed = kept.getValue().strip().toLowerCase(Locale.ROOT);
    boolean wrong = !typed.isEmpty() && !ChainHead.isHash(typed);
    kept.setErrorMessage("A head has 64 digits from 0 to 9 and a to f.");
    kept.setInvalid(wrong);
    outcome.removeAll();
    if (!wrong) {
      outcome.add(progressing(typed.isEmpty() ? null : typed));
    }
  }

  private Component progressing(@Nullable String head) {
    return new Progressing<>(
        background,
        "Verifying the audit trail",
        progress ->
            verification.verify(head, progress, () -> Thread.currentThread().isInterrupted()),
        verdict -> shown(verdict, head));
  }

  private static Component shown(ChainVerdict verdict, @Nullable String head) {
    String entries = Plural.of((int) verdict.entries(), "entry", "entries");
    if (verdict.isSound()) {
      return new Note(
          "Sound: %s, each as it was written%s."
              .formatted(
                  entries, head == null ? "" : ", and the head that you kept is among them"));
    }
    UnorderedList faults = new UnorderedList();
    faults.addClassName("qm-audit-faults");
    verdict.faults().stream()
        .limit(FAULTS_SHOWN)
        .forEach(fault -> faults.add(new ListItem(fault(fault))));
    FailedState failed =
        new FailedState(
            "The audit trail was altered",
            "%s in %s. Keep the database as it is, and compare it with a backup."
                .formatted(
                    Plural.of((int) verdict.faultCount(), "place is", "places are") + " wrong",
                    entries));
    failed.add(faults);
    if (verdict.faultCount() > FAULTS_SHOWN) {
      failed.add(new Paragraph("The first " + FAULTS_SHOWN + " are listed."));
    }
    return failed;
  }

  private static Component fault(ChainFault fault) {
    Div all = new Div(new Div(fault.sentence()));
    ChainFault.Witness entry = fault.entry();
    if (entry != null) {
      Link link = new Link(Screens.auditEntry(fault.position()), "Entry " + fault.position());
      Span says =
          new Span(
              " says: %s (%s), %s, %s, %s"
                  .formatted(
                      entry.whoName(),
                      entry.who(),
                      TimeText.exact(entry.at()),
                      AuditWords.deed(entry.what()),
                      entry.title()));
      Div line = new Div(link, says);
      line.addClassName("qm-muted");
      all.add(line);
    }
    return all;
  }
}
