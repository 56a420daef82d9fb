package io.quaymaster.console.ui.editor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.ui.kit.AccessChanges;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.TextDiff;
import io.quaymaster.console.ui.kit.TextDiff.Side;
import io.quaymaster.console.ui.kit.TimeText;
import io.quaymaster.iam.analysis.Comparison;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/// Somebody saved a version in the meantime: what it is, and the three ways on. The author's text
/// stays as it is with each of them.
final class StaleNote extends Div {
  /// What the three buttons do.
  record Choices(Runnable compare, Runnable rebase, Runnable goOn) {}

  StaleNote(PolicyVersion theirs, String basedOn, Choices choices, Clock clock) {
    Span text =
        new Span(
            new Span(
                theirs.author().name()
                    + " saved "
                    + theirs.number()
                    + " in the meantime (“"
                    + theirs.reason()
                    + "”, "),
            new TimeText(theirs.createdAt(), clock),
            new Span("). You began with " + basedOn + ". Your text is kept, whatever you choose."));
    Button compare =
        new Button("Compare " + theirs.number() + " with mine", click -> choices.compare().run());
    Button rebase =
        new Button("Put my text on top of " + theirs.number(), click -> choices.rebase().run());
    Button goOn = new Button("Keep editing", click -> choices.goOn().run());
    goOn.addThemeVariants(ButtonVariant.TERTIARY);
    add(new Note(new Component[] {text}, goOn, compare, rebase).caution());
  }

  /// Their version against the author's text: first by access, then as text.
  static Dialog comparison(
      PolicyVersion theirs,
      String mine,
      BackgroundWork background,
      Supplier<Optional<Comparison>> comparison) {
    Dialog dialog = new Dialog();
    dialog.setHeaderTitle(theirs.number() + " by " + theirs.author().name() + ", and your text");
    dialog.setWidth("min(72rem, 100vw)");
    Later<Optional<Comparison>> access =
        new Later<>(background, "the comparison", 3, comparison, StaleNote::access);
    TextDiff diff =
        new TextDiff(new Side(theirs.number().toString(), theirs.text()), new Side("Mine", mine));
    Div content = new Div(access, diff);
    content.addClassName("qm-stack");
    dialog.add(content);
    dialog.getFooter().add(new Button("Close", click -> dialog.close()));
    return dialog;
  }

  private static Component access(Optional<Comparison> comparison) {
    return comparison
        .<Component>map(AccessChanges::new)
        .orElseGet(() ->
            new Span("One of the two is no valid policy, so only the texts can be compared."));
  }
}
