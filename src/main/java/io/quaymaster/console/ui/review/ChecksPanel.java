package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.review.CheckResult;
import io.quaymaster.console.review.CheckResult.Outcome;
import io.quaymaster.console.review.Evidence;
import io.quaymaster.console.ui.kit.Glyph;
import io.quaymaster.console.ui.kit.LoadingState;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.TimeText;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;

/// What the checks found, failures first.
final class ChecksPanel extends Panel {
  ChecksPanel(Optional<Evidence> evidence, Clock clock) {
    super("Checks");
    if (evidence.isEmpty()) {
      content(new LoadingState("the checks", 3));
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-checks");
    evidence.get().checks().stream()
        .sorted(Comparator.comparing(CheckResult::outcome).reversed())
        .forEach(check -> list.add(item(check)));
    content(list);
    Span when = new Span(new Span("Found "), new TimeText(evidence.get().at(), clock));
    when.addClassNames("qm-muted", "qm-small");
    beside(when);
  }

  /// How many checks did not pass without a word.
  static int warnings(Evidence evidence) {
    return (int)
        evidence.checks().stream().filter(check -> check.outcome() != Outcome.PASSED).count();
  }

  private static ListItem item(CheckResult check) {
    Span title = new Span(check.title());
    title.addClassName("qm-check-title");
    Div head = new Div(new Glyph(glyph(check)), title, new Span(word(check)));
    head.addClassName("qm-check-head");
    ListItem item = new ListItem(head, new Prose(check.words()));
    item.getElement().setAttribute("data-outcome", check.outcome().name());
    return item;
  }

  private static String glyph(CheckResult check) {
    return switch (check.outcome()) {
      case PASSED -> "✓";
      case WARNED -> "!";
      case FAILED -> "✕";
    };
  }

  private static String word(CheckResult check) {
    return switch (check.outcome()) {
      case PASSED -> "passed";
      case WARNED -> "to be considered";
      case FAILED -> "failed";
    };
  }
}
