package io.quaymaster.console.ui.editor;

import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.Limits.SizeLimit;
import io.quaymaster.iam.service.ServiceReference;

/// How much of the room that AWS gives is used.
final class SizeBudget extends Span {
  private final SizeLimit limit;

  SizeBudget(PolicyType type) {
    limit = ServiceReference.load().limits().size(type);
    addClassNames("qm-budget", "qm-num");
  }

  void show(String text) {
    int used = used(text, limit);
    boolean over = used > limit.characters();
    setText(
        Plural.number(used)
            + " / "
            + Plural.number(limit.characters())
            + (over ? " characters: too long" : " characters"));
    getElement().setAttribute("data-over", over);
    setTitle(limit.whitespaceCounted() ? "White space counts." : "White space does not count.");
  }

  static int used(String text, SizeLimit limit) {
    return limit.whitespaceCounted()
        ? text.length()
        : (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
  }
}
