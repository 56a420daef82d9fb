package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.ui.comparison.Look.Form;
import io.quaymaster.console.ui.kit.AccessClassItem.Direction;
import io.quaymaster.console.ui.kit.AccessSentence;
import io.quaymaster.console.ui.kit.AccessState;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.ExtentTable;
import io.quaymaster.console.ui.kit.FlagChip;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.PlainTable;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Verdict;
import io.quaymaster.iam.evaluation.cases.DecisionCases;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.report.ComparisonJson;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The classes of access that changed, the riskiest first, beside the texts that they come from: as
/// cards, or as a table.
final class ClassesTab extends Div {
  private final Judged.Sides sides;
  private final ComparisonReport.Compared compared;
  private final List<Line> lines;
  private final BothTexts texts;
  private final Div shown = new Div();
  private final Div columns = new Div();

  /// A class with its direction and its place in the comparison, from which its witness is found
  /// again.
  private record Line(AccessClass changed, boolean gained, int index) {
    int risk() {
      return changed.flags().stream().mapToInt(Flag::ordinal).min().orElse(Flag.values().length);
    }

    String direction() {
      return gained ? "gained" : "lost";
    }

    String id() {
      return direction() + "-" + index;
    }

    boolean passes(Look look) {
      return (look.direction().isEmpty() || look.direction().equals(direction()))
          && (look.who().isEmpty() || look.who().equals(changed.principals().text()))
          && (look.flag().isEmpty()
              || changed.flags().stream().anyMatch(flag -> flag.name().equals(look.flag())))
          && (look.task().isEmpty()
              || tasks(changed).stream().anyMatch(task -> task.id().equals(look.task())));
    }
  }

  ClassesTab(
      Judged.Sides sides, ComparisonReport.Compared compared, Look look, Consumer<Look> onLook) {
    this.sides = sides;
    this.compared = compared;
    this.lines = lines(compared.comparison());
    this.texts =
        new BothTexts(
            ComparisonPage.upper(sides.beforeName()),
            compared.before(),
            ComparisonPage.upper(sides.afterName()),
            compared.after());
    addClassName("qm-stack");
    shown.addClassName("qm-stack");
    if (lines.size() > 1) {
      add(bar(look, onLook).folded());
    }
    columns.addClassName("qm-compare-columns");
    columns.add(shown, texts);
    show(look);
    add(columns);
  }

  private LookBar bar(Look look, Consumer<Look> onLook) {
    Map<String, String> directions = new LinkedHashMap<>();
    Map<String, String> who = new LinkedHashMap<>();
    Map<String, String> tasks = new LinkedHashMap<>();
    Map<String, String> flags = new LinkedHashMap<>();
    for (Line line : lines) {
      directions.put(line.direction(), line.gained() ? "Gained" : "Lost");
      String principals = line.changed().principals().text();
      who.put(principals, ComparisonPage.upper(PlainProse.of(principals)));
      tasks(line.changed()).forEach(task -> tasks.put(task.id(), ExtentTable.title(task)));
      line.changed().flags().forEach(flag -> flags.put(flag.name(), FlagChip.word(flag.name())));
    }
    return new LookBar(
            look,
            chosen -> {
              show(chosen);
              onLook.accept(chosen);
            })
        .with("Change", directions, Look::direction, Look::withDirection)
        .with("Principal", who, Look::who, Look::withWho)
        .with("Task", tasks, Look::task, Look::withTask)
        .with("Risk", flags, Look::flag, Look::withFlag)
        .forms("Cards", "Table");
  }

  /// The tasks that some action of a class takes part in.
  private static List<TaskDefinition> tasks(AccessClass changed) {
    return ServiceReference.load().tasks().stream()
        .filter(task ->
            task.needs().stream()
                .anyMatch(need -> need.onRepository() && changed.actions().contains(need.action())))
        .toList();
  }

  private void show(Look look) {
    shown.removeAll();
    columns.getElement().setAttribute("data-form", look.form() == Form.TABLE ? "table" : "cards");
    List<Line> passing = lines.stream().filter(line -> line.passes(look)).toList();
    if (lines.isEmpty()) {
      shown.add(nothing());
    } else if (passing.isEmpty()) {
      shown.add(
          new EmptyState(
              "No class is like that",
              "There are "
                  + Plural.of(lines.size(), "class", "classes")
                  + "; none passes the filters."));
    } else {
      if (passing.size() < lines.size()) {
        Span count =
            new Span(
                "Shown: %s of %s."
                    .formatted(
                        Plural.number(passing.size()),
                        Plural.of(lines.size(), "class", "classes")));
        count.addClassNames("qm-muted", "qm-small");
        count.getElement().setAttribute("role", "status");
        shown.add(count);
      }
      shown.add(
          look.form() == Form.TABLE
              ? new Panel("Classes", table(passing)).flush()
              : cards(passing));
    }
    notes();
  }

  private void notes() {
    Comparison comparison = compared.comparison();
    comparison.howDecided().ifPresent(how -> shown.add(new Note(how)));
    if (!comparison.complete()
        && comparison.verdict() != Verdict.UNDECIDED
        && comparison.solver().isEmpty()) {
      shown.add(
          new Note("There are more changes than these classes: the budget for them was spent.")
              .caution());
    }
    String future = future(comparison.future());
    if (!future.isEmpty()) {
      shown.add(new Note(future));
    }
  }

  private Component nothing() {
    boolean sameText = compared.before().text().equals(compared.after().text());
    return compared.comparison().verdict() == Verdict.EQUIVALENT
        ? new EmptyState(
            "No access changes",
            sameText
                ? "The two texts are the same."
                : "The texts differ, the access does not: no request anywhere is answered differently.")
        : new EmptyState(
            "No class to show",
            "The comparison gave up before it found a request that proves a difference.");
  }

  private static String future(Comparison.Future future) {
    return switch (future) {
      case SAME, UNKNOWN -> "";
      case GAINED ->
          "Wildcards of the later side also cover actions that AWS may add; those of the earlier side do not.";
      case LOST ->
          "Wildcards of the earlier side also cover actions that AWS may add; those of the later side do not.";
      case BOTH ->
          "The wildcards of the two sides cover different actions among those that AWS may add.";
    };
  }

  private static List<Line> lines(Comparison comparison) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < comparison.gained().size(); i++) {
      lines.add(new Line(comparison.gained().get(i), true, i));
    }
    for (int i = 0; i < comparison.lost().size(); i++) {
      lines.add(new Line(comparison.lost().get(i), false, i));
    }
    lines.sort(Comparator.comparingInt(Line::risk));
    return lines;
  }

  private Component cards(List<Line> passing) {
    Div cards = new Div();
    cards.addClassName("qm-classes");
    passing.forEach(line -> cards.add(card(line, cards)));
    return cards;
  }

  private ClassCard card(Line line, Div cards) {
    PolicyType type = sides.place().type();
    return new ClassCard(
        new ClassCard.Shown(
            line.changed(),
            line.gained(),
            sides.beforeName(),
            sides.afterName(),
            WitnessView.address(sides.pair(), line.id()),
            DecisionCases.write(ComparisonJson.witness(line.id(), type, line.changed().witness()))),
        card -> {
          cards
              .getChildren()
              .forEach(other -> other.getElement().setAttribute("data-chosen", other == card));
          texts.mark(line.changed().because());
        });
  }

  private Component table(List<Line> passing) {
    PlainTable table =
        new PlainTable(
            "Classes of access", List.of("Access", "Change", "Risk", "Because", "Proof"));
    for (Line line : passing) {
      AccessClass changed = line.changed();
      AccessState state = line.gained() ? AccessState.gained() : AccessState.lost();
      if (!changed.conditions().isEmpty()) {
        state.conditional();
      }
      Div flags = new Div();
      flags.addClassName("qm-class-signs");
      changed.flags().forEach(flag -> flags.add(FlagChip.of(flag.name())));
      NativeButton because = new NativeButton();
      because.add(
          new Prose(
              ClassCard.statements(changed.because(), sides.beforeName(), sides.afterName())));
      because.addClassName("qm-statement-link");
      because.addClickListener(click -> texts.mark(changed.because()));
      table.with(
          new AccessSentence(line.gained() ? Direction.GAINED : Direction.LOST, changed),
          state,
          flags,
          because,
          new Link(WitnessView.address(sides.pair(), line.id()), "Run this witness"));
    }
    return table;
  }
}
