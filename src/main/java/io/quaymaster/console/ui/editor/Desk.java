package io.quaymaster.console.ui.editor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.Draft;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.PolicyVersionSaved;
import io.quaymaster.console.catalog.SaveOutcome;
import io.quaymaster.console.catalog.SaveVersion;
import io.quaymaster.console.review.ChangeException;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ReviseOutcome;
import io.quaymaster.console.review.ReviseText;
import io.quaymaster.console.ui.kit.AccessChanges;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.PolicyEditor;
import io.quaymaster.console.ui.kit.PolicyEditor.TypedText;
import io.quaymaster.console.ui.kit.PolicyTitle;
import io.quaymaster.console.ui.kit.ReasonDialog;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.FindingType;
import java.util.List;
import java.util.Optional;

/// Writing one policy, from opening the page to saving: the text, and everything that is told about
/// it.
final class Desk {
  private final EditorTools tools;
  private Writing writing;
  private String text;
  private List<Finding> findings = List.of();
  private final PolicyEditor editor;
  private final LiveComparison access;
  private final FindingList findingList;
  private final SizeBudget budget;
  private final Div notes = new Div();
  private final Div stale = new Div();
  private final Chip base;
  private final DraftStatus status;
  private final Button discard = new Button("Discard draft", click -> discard());
  private final Button save = new Button("Save", click -> askToSave());
  private final Workbench workbench;
  private final Uncovered uncovered;

  Desk(EditorTools tools, Writing writing) {
    this.tools = tools;
    this.writing = writing;
    this.text = writing.text();
    this.base = new Chip("Based on " + writing.basedOnName());
    this.editor = new PolicyEditor("Text of " + PolicyTitle.of(writing.policy()));
    this.budget = new SizeBudget(writing.policy().type());
    this.findingList = new FindingList(editor);
    this.access = new LiveComparison(against(), tools.background(), next -> compareWithForce(next));
    this.workbench =
        new Workbench(editor, access, findingList, WritingAdvice.shown(writing.policy()));
    this.uncovered = new Uncovered(writing.policy().id(), writing.policy().type(), editor, tools);
    notes.addClassName("qm-stack");
    notes.add(stale);
    this.status = new DraftStatus(tools.drafts());
    save.addThemeVariants(ButtonVariant.PRIMARY);
    discard.addThemeVariants(ButtonVariant.TERTIARY);
    editor.status(budget);
    editor.setText(text);
    editor.proposals(new PolicyCompletions(writing.policy(), tools.names()));
    editor.onText(this::typed);
    editor.rescue(
        "qm-text-" + tools.user().person().id().value() + "-" + writing.policy().id(),
        this::rescued);
    workbench.addAttachListener(attached -> show(text, 1));
    tools
        .updates()
        .follow(
            workbench,
            PolicyVersionSaved.class,
            saved -> {
              if (saved.version().id().policy().equals(writing.policy().id())) {
                movedOn();
              }
            });
    nameSave();
    discard.setVisible(writing.found() != null);
    restored();
    movedOn();
  }

  Component base() {
    return base;
  }

  Component[] deeds() {
    Button take =
        new Button("Take from a text…", click -> new PageTextDialog(this::replaced).open());
    take.addThemeVariants(ButtonVariant.TERTIARY);
    return new Component[] {status, take, discard, save};
  }

  Component[] content() {
    return new Component[] {notes, uncovered, workbench};
  }

  private String against() {
    PolicyVersion inForce = writing.inForce();
    return inForce == null ? "no policy" : inForce.number() + " in force";
  }

  private Optional<Comparison> compareWithForce(String next) {
    PolicyVersion inForce = writing.inForce();
    return tools
        .comparisons()
        .compare(writing.policy(), inForce == null ? null : inForce.text(), next);
  }

  private void nameSave() {
    save.setText("Save as " + writing.nextName() + "…");
  }

  private void restored() {
    Draft found = writing.found();
    if (found == null || found.text().equals(writing.baseText())) {
      return;
    }
    Span words =
        new Span(
            new Span("Your draft is restored. You last changed it "),
            new TimeText(found.updatedAt(), tools.clock()),
            new Span(", on top of " + writing.basedOnName() + "."));
    Note note = new Note(new Component[] {words});
    Button fine = new Button("Go on with it", click -> note.removeFromParent());
    fine.addThemeVariants(ButtonVariant.TERTIARY);
    Button drop = new Button("Discard it", click -> discard());
    Div deeds = new Div(fine, drop);
    deeds.addClassName("qm-actions");
    note.add(deeds);
    notes.add(note);
  }

  /// Text that an earlier page of this browser could not hand over before it was gone.
  private void rescued(String rescued) {
    String before = text;
    if (rescued.equals(before)) {
      return;
    }
    editor.setText(rescued);
    accept(rescued, 1);
    Note note = new Note("What you typed before this page was last closed is back.");
    Button other =
        new Button(
            "Take the draft that was kept instead",
            click -> {
              editor.setText(before);
              accept(before, 1);
              note.removeFromParent();
            });
    note.add(other);
    notes.add(note);
  }

  /// Text that was taken from elsewhere, on purpose; what was there can be brought back.
  private void replaced(String taken) {
    String before = text;
    editor.setText(taken);
    accept(taken, 1);
    Note note = new Note("The text was replaced.");
    note.add(
        new Button(
            "Bring the old one back",
            click -> {
              note.removeFromParent();
              editor.setText(before);
              accept(before, 1);
            }));
    notes.add(note);
  }

  private void typed(TypedText typed) {
    if (!typed.text().equals(text)) {
      accept(typed.text(), typed.revision());
    }
  }

  private void accept(String next, int revision) {
    text = next;
    keep(revision);
    show(next, revision);
  }

  private void keep(int revision) {
    if (status.keep(writing, text)) {
      editor.confirm(revision);
      movedOn();
    }
    discard.setVisible(!text.equals(writing.baseText()));
  }

  private void show(String next, int revision) {
    budget.show(next);
    findings = FindingOrder.inText(tools.catalog().check(writing.policy().id(), next));
    editor.show(findings, revision);
    findingList.show(findings);
    access.compare(next);
    uncovered.of(next, revision);
  }

  /// Goes back to the newest version; the text that was there can be brought back.
  private void discard() {
    String dropped = text;
    Writing before = writing;
    tools.drafts().discard(writing.policy().id());
    PolicyVersion latest =
        writing.change() == null
            ? tools.catalog().latest(writing.policy().id()).orElse(null)
            : writing.base();
    notes.removeAll();
    notes.add(stale);
    stale.removeAll();
    begin(
        new Writing(writing.policy(), latest, writing.inForce(), null, writing.change()),
        "Draft discarded");
    Note note = new Note("The draft is discarded.");
    note.add(
        new Button(
            "Bring it back",
            click -> {
              note.removeFromParent();
              begin(before, "");
              editor.setText(dropped);
              accept(dropped, 1);
            }));
    notes.add(note);
  }

  private void begin(Writing next, String news) {
    writing = next;
    text = next.baseText();
    editor.setText(text);
    base.setText("Based on " + next.basedOnName());
    status.say(news);
    discard.setVisible(false);
    nameSave();
    show(text, 1);
  }

  /// Tells as soon as somebody else has saved a newer version.
  private void movedOn() {
    if (writing.change() != null) {
      return; // What others save is not what this is written on top of.
    }
    tools
        .catalog()
        .latest(writing.policy().id())
        .filter(latest -> !latest.number().equals(writing.basedOn()))
        .ifPresent(this::tell);
  }

  private void tell(PolicyVersion theirs) {
    if (stale.getChildren().findAny().isPresent()
        && theirs.number().toString().equals(stale.getElement().getAttribute("data-version"))) {
      return;
    }
    StaleNote.Choices choices =
        new StaleNote.Choices(
            () ->
                StaleNote.comparison(
                        theirs,
                        text,
                        tools.background(),
                        () -> tools.comparisons().compare(writing.policy(), theirs.text(), text))
                    .open(),
            () -> rebase(theirs),
            () -> stale.setVisible(false));
    stale.removeAll();
    stale.setVisible(true);
    stale.getElement().setAttribute("data-version", theirs.number().toString());
    stale.add(new StaleNote(theirs, writing.basedOnName(), choices, tools.clock()));
  }

  private void rebase(PolicyVersion theirs) {
    writing = writing.onTopOf(theirs);
    base.setText("Based on " + writing.basedOnName());
    stale.removeAll();
    nameSave();
    keep(1);
    Notices.done("Your text is now based on " + theirs.number() + ".");
  }

  private void askToSave() {
    List<Finding> errors =
        findings.stream().filter(finding -> finding.type() == FindingType.ERROR).toList();
    if (!errors.isEmpty()) {
      editor.goToFinding(findings.indexOf(errors.getFirst()));
      Notices.failed(
          "Not saved: "
              + Plural.of(errors.size(), "error", "errors")
              + " to mend first. The text stays as your draft.");
      return;
    }
    if (writing.isSaved(text)) {
      Notices.done("Nothing to save: the text is the same as " + writing.basedOnName() + ".");
      return;
    }
    Paragraph what =
        new Paragraph(
            access
                .last()
                .map(comparison ->
                    "Against " + against() + ": " + AccessChanges.sentence(comparison))
                .orElse("The comparison with " + against() + " is not there yet."));
    Paragraph then =
        new Paragraph(
            writing.change() == null
                ? "Saving does not put it in force: propose it, and it is reviewed first."
                : "It becomes what "
                    + writing.change()
                    + " proposes. Approvals of the text before end, unless it is proven to grant the same.");
    then.addClassName("qm-muted");
    new ReasonDialog(
            "Save as " + writing.nextName(),
            "Save as " + writing.nextName(),
            this::save,
            what,
            then)
        .open();
  }

  private void save(String reason) {
    if (writing.change() != null) {
      saveFor(writing.change(), reason);
      return;
    }
    PolicyId policy = writing.policy().id();
    switch (tools.catalog().save(new SaveVersion(policy, writing.basedOn(), text, reason))) {
      case SaveOutcome.Saved(PolicyVersion version, List<Finding> _) -> {
        tools.drafts().discard(policy);
        editor.forget();
        Notices.done("Saved as " + version.number() + ".");
        workbench.getUI().ifPresent(ui -> ui.navigate(Screens.version(policy, version.number())));
      }
      case SaveOutcome.Rejected(List<Finding> why) -> rejected(why);
      case SaveOutcome.Stale(PolicyVersion latest, String _, List<Finding> _) -> {
        stale.getElement().removeAttribute("data-version");
        tell(latest);
        stale.scrollIntoView();
        Notices.failed(
            "Not saved: "
                + latest.author().name()
                + " saved "
                + latest.number()
                + " in the meantime. Choose above how to go on.");
      }
    }
  }

  private void saveFor(ChangeId change, String reason) {
    PolicyId policy = writing.policy().id();
    try {
      switch (tools
          .changes()
          .revise(new ReviseText(change, policy, writing.basedOn(), text, reason))) {
        case ReviseOutcome.Saved(PolicyVersion version) -> {
          tools.drafts().discard(policy);
          editor.forget();
          Notices.done(change + " proposes " + version.number() + " now.");
          workbench.getUI().ifPresent(ui -> ui.navigate(Screens.change(change.number())));
        }
        case ReviseOutcome.Rejected(List<Finding> why) -> rejected(why);
        case ReviseOutcome.Moved moved ->
            Notices.failed(
                "Not saved: somebody else revised "
                    + change
                    + " in the meantime. Your text stays as your draft.");
      }
    } catch (ChangeException refused) {
      Notices.failed("Not saved: " + refused.getMessage() + " Your text stays as your draft.");
    }
  }

  private void rejected(List<Finding> why) {
    findings = FindingOrder.inText(why);
    editor.show(findings);
    findingList.show(findings);
    Notices.failed("Not saved: the text has errors. It stays as your draft.");
  }
}
