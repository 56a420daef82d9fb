package io.quaymaster.console.ui.policy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.ui.kit.CopyButton;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.PolicyEditor;
import io.quaymaster.console.ui.kit.PolicyEditor.Mark;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.ParseOutcome.Parsed;
import io.quaymaster.iam.policy.parse.ParseOutcome.Unreadable;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.parse.SourceMap;
import io.quaymaster.iam.policy.text.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One text of a policy to read: in words on one side, as it was written on the other.
final class PolicyReading extends Div {
  private final PolicyEditor editor;

  PolicyReading(PolicyType type, String name, String text, List<Finding> findings) {
    addClassName("qm-reading");
    editor = new PolicyEditor("Text of " + name);
    editor.setReadOnly(true);
    editor.setText(text);
    editor.show(findings);
    editor.setWidthFull();
    Panel written = new Panel("Text of " + name, editor).flush();
    written.addClassName("qm-reading-text");
    written.beside(size(text), new CopyButton(text, "the text"));
    Panel words = new Panel("What it says", words(type, text)).flush();
    words.addClassName("qm-reading-words");
    add(words, written);
  }

  private static Span size(String text) {
    Span size = new Span(Plural.of(text.length(), "character", "characters"));
    size.addClassNames("qm-muted", "qm-small", "qm-num");
    return size;
  }

  private Component words(PolicyType type, String text) {
    ParseOutcome outcome = PolicyParser.parse(text, type);
    Policy policy = legible(outcome);
    if (policy == null || policy.statements().isEmpty()) {
      return new EmptyState(
          "It says nothing that could be read", "The findings below the text tell why.");
    }
    SourceMap map = map(outcome);
    return new StatementList(policy, index -> show(map.statementLocation(index)));
  }

  private void show(Location place) {
    int from = place.span().start().offset();
    int to = place.span().end().offset();
    editor.mark(List.of(new Mark(from, to, Mark.Kind.HIGHLIGHT, null)));
    editor.reveal(from);
  }

  private static @Nullable Policy legible(ParseOutcome outcome) {
    return switch (outcome) {
      case Parsed(Policy policy, SourceMap _, List<Finding> _) -> policy;
      case Unreadable unreadable -> unreadable.legible();
    };
  }

  private static SourceMap map(ParseOutcome outcome) {
    return switch (outcome) {
      case Parsed(Policy _, SourceMap map, List<Finding> _) -> map;
      case Unreadable unreadable -> unreadable.sourceMap();
    };
  }
}
