package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.comparison.Document;
import io.quaymaster.console.comparison.StatementAlignment;
import io.quaymaster.console.comparison.StatementAlignment.Pair;
import io.quaymaster.console.ui.kit.Chip;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.TextDiff;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Two texts statement by statement, each beside what it was before, wherever that stood. What is
/// the same is folded.
final class StatementPairs extends Div {
  private final Judged.Sides sides;
  private final Document before;
  private final Document after;
  private final Consumer<TextDiff> each;

  /// A document with the policy that it holds.
  record Side(Document document, Policy policy) {}

  /// @param each hears of every pair of texts
  StatementPairs(Judged.Sides sides, Side earlier, Side later, Consumer<TextDiff> each) {
    this.sides = sides;
    this.before = earlier.document();
    this.after = later.document();
    this.each = each;
    Policy old = earlier.policy();
    Policy next = later.policy();
    addClassName("qm-statements");
    around(old, next);
    List<Pair> pairs = StatementAlignment.of(old, next);
    long untouched = pairs.stream().filter(pair -> pair.same() && !pair.moved()).count();
    if (untouched == pairs.size()) {
      add(new Note("Every statement says the same, in the same order."));
    }
    pairs.forEach(pair -> add(show(pair, old, next)));
  }

  /// What stands outside of the statements.
  private void around(Policy old, Policy next) {
    if (old.version() != next.version()) {
      add(
          new Note(
              prose(
                  "The language version changes from `%s` to `%s`, which may change what every statement says."
                      .formatted(old.version().text(), next.version().text()))));
    }
    if (!Objects.equals(old.id(), next.id())) {
      add(new Note(prose("The `Id` of the document changes, which has no effect on access.")));
    }
  }

  private static Component[] prose(String sentence) {
    return new Component[] {new Prose(sentence)};
  }

  private Component show(Pair pair, Policy old, Policy next) {
    Integer was = pair.before();
    Integer is = pair.after();
    Statement statement =
        is != null ? next.statements().get(is) : old.statements().get(Objects.requireNonNull(was));
    Span name = new Span(new Prose(name(statement, is != null ? is : was)));
    name.addClassName("qm-statement-name");
    List<Component> head = new ArrayList<>(List.of(name, sign(pair)));
    if (was != null && is != null && pair.moved()) {
      head.add(new Chip("↕ moved: " + place(was) + " → " + place(is)));
    }
    return pair.same() ? folded(head, diff(was, is)) : open(head, diff(was, is));
  }

  private static NativeDetails folded(List<Component> head, TextDiff diff) {
    NativeDetails folded = new NativeDetails();
    folded.getSummary().add(head);
    folded.setContent(diff);
    folded.addClassName("qm-statement-pair");
    return folded;
  }

  private static Div open(List<Component> head, TextDiff diff) {
    Div line = new Div(head.toArray(Component[]::new));
    line.addClassName("qm-statement-head");
    Div open = new Div(line, diff);
    open.addClassName("qm-statement-pair");
    return open;
  }

  private static Chip sign(Pair pair) {
    if (pair.before() == null) {
      return new Chip("+ added");
    }
    if (pair.after() == null) {
      return new Chip("− removed");
    }
    return new Chip(pair.same() ? "= the same" : "≠ changed");
  }

  private static String name(Statement statement, @Nullable Integer index) {
    String sid = statement.sid();
    return sid == null || sid.isEmpty()
        ? "Statement " + Plural.number((index == null ? 0 : index) + 1L)
        : "`" + sid + "`";
  }

  private static String place(int index) {
    return "no. " + (index + 1);
  }

  private TextDiff diff(@Nullable Integer was, @Nullable Integer is) {
    TextDiff diff =
        new TextDiff(
            side(ComparisonPage.upper(sides.beforeName()), before, was),
            side(ComparisonPage.upper(sides.afterName()), after, is));
    diff.addClassName("qm-statement-diff");
    each.accept(diff);
    return diff;
  }

  private static TextDiff.Side side(String name, Document document, @Nullable Integer index) {
    if (index == null) {
      return new TextDiff.Side(name, "");
    }
    var span = document.sourceMap().statementLocation(index).span();
    String text = document.text().substring(span.start().offset(), span.end().offset());
    int indent = span.start().column();
    return new TextDiff.Side(name, dedented(text, indent), span.start().line());
  }

  /// Takes as much space from the beginning of each line as there is before the first.
  private static String dedented(String text, int indent) {
    return text.replaceAll("\n[ \t]{1," + Math.max(1, indent) + "}", "\n");
  }
}
