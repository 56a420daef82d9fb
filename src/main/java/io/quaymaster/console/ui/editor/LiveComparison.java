package io.quaymaster.console.ui.editor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import io.quaymaster.console.ui.kit.AccessChanges;
import io.quaymaster.console.ui.kit.Advice;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.BackgroundWork.Outcome;
import io.quaymaster.console.ui.kit.FailedState;
import io.quaymaster.console.ui.kit.LoadingState;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.VerdictBadge;
import io.quaymaster.console.ui.kit.VerdictBadge.Sign;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Verdict;
import io.quaymaster.iam.policy.lint.ProseAdvice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The access that the text would change, against what is in force. The answer to the newest text
/// counts; while it is on its way, the last one stays and says that it is out of date.
final class LiveComparison extends Panel {
  private final BackgroundWork background;
  private final Function<String, Optional<Comparison>> compare;
  private final Div answer = new Div();
  private final Span state = new Span();
  private Registration running = () -> {};
  private Optional<Comparison> last = Optional.empty();

  LiveComparison(
      String against, BackgroundWork background, Function<String, Optional<Comparison>> compare) {
    super("Access, against " + against);
    this.background = background;
    this.compare = compare;
    addClassName("qm-live");
    answer.addClassName("qm-live-answer");
    state.getElement().setAttribute("role", "status");
    state.addClassName("qm-row");
    beside(state);
    content(answer, Advice.open(List.of(ProseAdvice.PROPAGATION)));
    answer.add(new LoadingState("the comparison", 3));
  }

  /// The last comparison that came to an end, if it is about a policy.
  Optional<Comparison> last() {
    return last;
  }

  void compare(String text) {
    running.remove();
    outOfDate("Comparing…", text);
    running =
        background.start(
            this,
            () -> compare.apply(text),
            new Outcome<>(done -> show(done, text), failure -> failed(failure, text)));
  }

  private void outOfDate(String why, String text) {
    answer.addClassName("qm-out-of-date");
    state.removeAll();
    Button cancel = new Button("Stop", click -> stop(text));
    cancel.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
    state.add(new Span(why), cancel);
  }

  private void stop(String text) {
    running.remove();
    state.removeAll();
    Button again = new Button("Compare", click -> compare(text));
    again.addThemeVariants(ButtonVariant.SMALL);
    state.add(new Span("Stopped; out of date."), again);
  }

  private void show(Optional<Comparison> done, String text) {
    state.removeAll();
    if (done.isEmpty()) {
      last = Optional.empty();
      state.add(new VerdictBadge(Sign.INVALID));
      put(new Paragraph("The text is no valid policy yet, so there is no access to compare."));
      return;
    }
    last = done;
    Comparison comparison = done.get();
    if (comparison.verdict() == Verdict.UNDECIDED) {
      Button again = new Button("Try again", click -> compare(text));
      again.addThemeVariants(ButtonVariant.SMALL);
      state.add(again);
    }
    put(new AccessChanges(comparison));
  }

  private void failed(RuntimeException failure, String text) {
    last = Optional.empty();
    state.removeAll();
    put(
        FailedState.of(
            failure,
            "The comparison failed",
            "Your text is kept. Try again; if it stays, look at the server's log.",
            () -> compare(text)));
  }

  private void put(Component content) {
    answer.removeClassName("qm-out-of-date");
    answer.removeAll();
    answer.add(content);
  }
}
