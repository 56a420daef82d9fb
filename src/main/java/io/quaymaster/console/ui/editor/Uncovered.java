package io.quaymaster.console.ui.editor;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.expectation.ExpectationCoverage;
import io.quaymaster.console.expectation.ExpectationCoverage.Covered;
import io.quaymaster.console.expectation.Expectations;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.PolicyEditor;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.parse.SourceMap;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.List;

/// Which statements of the text no expectation depends on: how many in words, and a sign beside
/// each. As long as nothing at all is expected it says nothing.
final class Uncovered extends Div {
  private final PolicyId policy;
  private final PolicyType type;
  private final PolicyEditor editor;
  private final ExpectationCoverage coverage;
  private final Expectations expectations;
  private final BackgroundWork background;
  private Registration running = () -> {};

  Uncovered(PolicyId policy, PolicyType type, PolicyEditor editor, EditorTools tools) {
    this.policy = policy;
    this.type = type;
    this.editor = editor;
    this.coverage = tools.coverage();
    this.expectations = tools.expectations();
    this.background = tools.background();
    addClassNames("qm-muted", "qm-small", "qm-row");
    getElement().setAttribute("role", "status");
  }

  /// Asks anew; the answer to the newest text counts.
  void of(String text, int revision) {
    running.remove();
    running =
        background.start(
            this,
            () ->
                expectations.open().isEmpty()
                    ? List.<Covered>of()
                    : coverage.of(policy, text, () -> Thread.currentThread().isInterrupted()),
            new BackgroundWork.Outcome<>(
                covered -> show(covered, text, revision),
                failure -> show(List.of(), text, revision)));
  }

  private void show(List<Covered> covered, String text, int revision) {
    List<Covered> open = covered.stream().filter(one -> !one.isCovered()).toList();
    removeAll();
    if (!covered.isEmpty()) {
      add(
          new Span(
              open.isEmpty()
                  ? "Some expectation depends on each statement."
                  : "◌ No expectation depends on "
                      + Plural.of(open.size(), "statement", "statements")
                      + " of "
                      + covered.size()
                      + "."),
          new Link(Screens.EXPECTATION_COVERAGE, "What they do not cover"));
    }
    editor.signs(open.isEmpty() ? List.of() : signs(open, text), revision);
  }

  private List<PolicyEditor.Sign> signs(List<Covered> open, String text) {
    if (!(PolicyParser.parse(new SourceText(text), type) instanceof ParseOutcome.Parsed parsed)) {
      return List.of();
    }
    SourceMap map = parsed.sourceMap();
    return open.stream()
        .map(one ->
            new PolicyEditor.Sign(
                map.statementLocation(one.statement().index()).span().start().offset(),
                "No expectation depends on this statement"))
        .toList();
  }
}
