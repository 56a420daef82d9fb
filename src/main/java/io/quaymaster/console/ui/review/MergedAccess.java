package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.comparison.Side;
import io.quaymaster.console.comparison.UndoneReport;
import io.quaymaster.console.ui.kit.AccessChanges;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.FailedState;
import io.quaymaster.console.ui.kit.LoadingState;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;

/// What a merged text changes against what is in force, and what of theirs it undoes. The answer to
/// the newest text counts.
final class MergedAccess extends Panel {
  private final MovedTools tools;
  private final ThreeSides sides;
  private final Div answer = new Div();
  private final Span state = new Span();
  private Registration running = () -> {};

  private record Both(ComparisonReport change, UndoneReport undone) {}

  MergedAccess(MovedTools tools, ThreeSides sides) {
    super("The merged text, against " + ThreeSides.name(sides.theirs()));
    this.tools = tools;
    this.sides = sides;
    state.getElement().setAttribute("role", "status");
    answer.addClassName("qm-stack");
    beside(state);
    content(answer);
    answer.add(new LoadingState("the comparison", 3));
  }

  void compare(String text) {
    running.remove();
    state.setText("Comparing…");
    answer.addClassName("qm-out-of-date");
    running =
        tools
            .background()
            .start(
                this,
                () -> ask(text),
                new BackgroundWork.Outcome<>(this::show, failure -> failed(failure, text)));
  }

  private Both ask(String text) {
    Side merged = new Side.OfText(text);
    Side theirs = sides.side(sides.theirs());
    return new Both(
        tools.comparisons().compare(sides.policy().id(), theirs, merged),
        tools.comparisons().undone(sides.policy().id(), sides.side(sides.base()), theirs, merged));
  }

  private void show(Both both) {
    switch (both.change()) {
      case ComparisonReport.Compared compared ->
          put(
              new AccessChanges(compared.comparison()),
              new H3("What it undoes of theirs"),
              new UndoneList(
                  both.undone(),
                  new UndoneList.Names(
                      ThreeSides.name(sides.base()),
                      ThreeSides.name(sides.theirs()),
                      "the merged text")));
      case ComparisonReport.Illegible illegible ->
          put(
              new Note("The text is no valid policy yet, so there is no access to compare.")
                  .caution());
    }
  }

  private void failed(RuntimeException failure, String text) {
    put(
        FailedState.of(
            failure,
            "The comparison failed",
            "Your text is kept. Try again; if it stays, look at the server's log.",
            () -> compare(text)));
  }

  private void put(Component... content) {
    state.setText("");
    answer.removeClassName("qm-out-of-date");
    answer.removeAll();
    answer.add(content);
  }
}
