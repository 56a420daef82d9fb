package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.review.ChangeException;
import io.quaymaster.console.review.MergeText;
import io.quaymaster.console.review.ReviseOutcome;
import io.quaymaster.console.review.TextMerge;
import io.quaymaster.console.review.TextMerge.Choice;
import io.quaymaster.console.review.TextMerge.Conflict;
import io.quaymaster.console.review.TextMerge.Taken;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.PolicyEditor;
import io.quaymaster.console.ui.kit.ReasonDialog;
import io.quaymaster.console.ui.kit.TextDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts their changes and ours together: asks only where both changed the same statement, shows the
/// merged text, which can be edited by hand, and what it means, and saves it.
final class MergePanel extends Div {
  private final MovedTools tools;
  private final ThreeSides sides;
  private final TextMerge merge;
  private final Runnable saved;
  private final List<@Nullable Choice> choices = new ArrayList<>();
  private final PolicyEditor editor = new PolicyEditor("The merged text");
  private final MergedAccess access;
  private final Button save = new Button("Save the merge…", click -> askWhy());
  private final Span open = new Span();

  MergePanel(MovedTools tools, ThreeSides sides, TextMerge merge, Runnable saved) {
    this.tools = tools;
    this.sides = sides;
    this.merge = merge;
    this.saved = saved;
    this.access = new MergedAccess(tools, sides);
    merge.conflicts().forEach(conflict -> choices.add(null));
    addClassNames("qm-stack", "qm-merge");
    add(taken());
    for (int i = 0; i < merge.conflicts().size(); i++) {
      add(question(i, merge.conflicts().get(i)));
    }
    save.addThemeVariants(ButtonVariant.PRIMARY);
    open.getElement().setAttribute("role", "status");
    editor.addClassName("qm-both-editor");
    Div deeds = new Div(open, save);
    deeds.addClassName("qm-actions");
    Div columns = new Div(new Panel("The merged text", editor, deeds).flush(), access);
    columns.addClassName("qm-columns");
    add(columns);
    editor.onText(typed -> access.compare(typed.text()));
    addAttachListener(attached -> chosen());
  }

  private Component taken() {
    Div lines = new Div();
    lines.addClassName("qm-stack");
    String theirs = ThreeSides.name(sides.theirs());
    merge
        .version()
        .ifPresent(
            version -> lines.add(new Note("The language version becomes " + version.text() + ".")));
    for (Taken one : merge.taken()) {
      lines.add(diff(ThreeSides.name(sides.base()), one.before(), theirs, one.after()));
    }
    int statements = merge.taken().size();
    String said =
        statements == 0
            ? "No statement is taken from " + theirs + " without a question."
            : Plural.of(statements, "statement is", "statements are")
                + " taken from "
                + theirs
                + "; the rest stays as it was written.";
    return new Panel("What is taken up", new Span(said), lines);
  }

  private Component question(int number, Conflict conflict) {
    RadioButtonGroup<Choice> choice = new RadioButtonGroup<>("Which one stays?");
    choice.setItems(Choice.values());
    choice.setItemLabelGenerator(this::label);
    choice.addValueChangeListener(change -> {
      choices.set(number, change.getValue());
      chosen();
    });
    return new Panel(
        "Both changed this, no. " + (number + 1),
        diff(
            "Proposed here, " + ThreeSides.name(sides.mine()),
            conflict.mine(),
            "In force, " + ThreeSides.name(sides.theirs()),
            conflict.theirs()),
        choice);
  }

  private String label(Choice choice) {
    return switch (choice) {
      case MINE -> "The one proposed here";
      case THEIRS -> "The one in force";
      case BOTH -> "Both, to be put together by hand below";
    };
  }

  private static TextDiff diff(
      String beforeName, @Nullable String before, String afterName, @Nullable String after) {
    TextDiff diff =
        new TextDiff(
            new TextDiff.Side(beforeName, Objects.requireNonNullElse(before, "")),
            new TextDiff.Side(afterName, Objects.requireNonNullElse(after, "")));
    diff.addClassName("qm-statement-diff");
    return diff;
  }

  /// What is not chosen yet stays as it is proposed here.
  private void chosen() {
    long missing = choices.stream().filter(Objects::isNull).count();
    open.setText(missing == 0 ? "" : Plural.of(missing, "question is", "questions are") + " open.");
    save.setEnabled(missing == 0);
    String text =
        merge.text(
            choices.stream().map(one -> Objects.requireNonNullElse(one, Choice.MINE)).toList());
    editor.setText(text);
    access.compare(text);
  }

  private void askWhy() {
    new ReasonDialog("Save the merge", "Save", this::save).open();
  }

  private void save(String reason) {
    MergeText command =
        new MergeText(
            sides.change(),
            sides.policy().id(),
            sides.mine(),
            sides.theirs(),
            editor.text(),
            reason);
    try {
      switch (tools.changes().merge(command)) {
        case ReviseOutcome.Saved(var version) -> {
          Notices.done(
              "Saved as "
                  + version.number()
                  + ", to replace "
                  + ThreeSides.name(sides.theirs())
                  + ".");
          saved.run();
        }
        case ReviseOutcome.Rejected rejected -> {
          editor.show(rejected.findings());
          Notices.failed("Nothing was saved: the text holds errors.");
        }
        case ReviseOutcome.Moved moved ->
            Notices.failed("Nothing was saved: somebody revised the text meanwhile.");
      }
    } catch (ChangeException | CatalogException refused) {
      Notices.failed(String.valueOf(refused.getMessage()));
    }
  }
}
