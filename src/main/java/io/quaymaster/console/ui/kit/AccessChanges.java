package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.ui.kit.AccessClassItem.Direction;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Comparison;
import java.util.List;

/// A whole comparison: the verdict in a sentence, then what is gained and what is lost.
public final class AccessChanges extends Div {
  private static final int AT_ONCE = 20;

  public AccessChanges(Comparison comparison) {
    addClassNames("qm-stack", "qm-access-changes");
    VerdictBadge badge = VerdictBadge.of(comparison.verdict().name());
    Div head = new Div(badge, new Span(sentence(comparison)));
    head.addClassName("qm-row");
    add(head);
    comparison.undecided().ifPresent(why -> add(new Paragraph(new Prose(why))));
    list(Direction.GAINED, comparison.gained());
    list(Direction.LOST, comparison.lost());
    comparison.howDecided().ifPresent(how -> add(new Paragraph(how)));
    if (!comparison.complete()
        && comparison.undecided().isEmpty()
        && comparison.solver().isEmpty()) {
      add(new Paragraph("There may be more changes than these."));
    }
  }

  /// The verdict as one sentence: *Grants all that it did, and more: 2 gained.*
  public static String sentence(Comparison comparison) {
    String meaning = VerdictBadge.Sign.valueOf(comparison.verdict().name()).meaning();
    String counts = counts(comparison);
    return counts.isEmpty()
        ? meaning
        : meaning.substring(0, meaning.length() - 1) + ": " + counts + ".";
  }

  private static String counts(Comparison comparison) {
    String gained = count(comparison.gained().size(), "gained");
    String lost = count(comparison.lost().size(), "lost");
    return gained.isEmpty() || lost.isEmpty() ? gained + lost : gained + ", " + lost;
  }

  private static String count(int number, String word) {
    return number == 0 ? "" : number + " " + word;
  }

  private void list(Direction direction, List<AccessClass> classes) {
    if (classes.isEmpty()) {
      return;
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("qm-access-classes");
    list.getElement()
        .setAttribute(
            "aria-label", direction == Direction.GAINED ? "Gained access" : "Lost access");
    int shown = Math.min(classes.size(), AT_ONCE);
    classes.subList(0, shown).forEach(changed -> list.add(new AccessClassItem(direction, changed)));
    add(list);
    if (shown < classes.size()) {
      Button more = new Button("Show " + (classes.size() - shown) + " more");
      more.addThemeVariants(ButtonVariant.TERTIARY);
      more.addClickListener(click -> {
        classes
            .subList(shown, classes.size())
            .forEach(changed -> list.add(new AccessClassItem(direction, changed)));
        more.removeFromParent();
      });
      add(more);
    }
  }
}
