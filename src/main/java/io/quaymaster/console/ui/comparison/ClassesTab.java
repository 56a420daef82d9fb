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
import io.quaymaster.iam.analysis.PrincipalOverlaps;
import io.quaymaster.iam.analysis.Verdict;
import io.quaymaster.iam.evaluation.cases.DecisionCases;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.report.ComparisonJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The classes of access that changed, the riskiest first, beside the texts that they come from: as
/// cards, or as a table.
final class ClassesTab extends Div {
  private final Judged.Sides sides;
  private final ComparisonReport.Compared compared;
  private final List<ClassLine> lines;
  private final List<ClassTask> tasks;
  private final @Nullable LookBar bar;
  private final BothTexts texts;
  private final Div shown = new Div();
  private final Div columns = new Div();
  private final @Nullable Margin margin;

  /// Who hears how the tab is looked at, and who writes beside the classes.
  record Ears(Consumer<Look> onLook, @Nullable Margin margin) {}

  ClassesTab(Judged.Sides sides, ComparisonReport.Compared compared, Look look, Ears ears) {
    this.sides = sides;
    this.margin = ears.margin();
    this.compared = compared;
    this.lines = ClassLine.of(compared.comparison());
    this.tasks = ClassTask.of(sides.place().type(), lines);
    this.texts =
        new BothTexts(
            ComparisonPage.upper(sides.beforeName()),
            compared.before(),
            ComparisonPage.upper(sides.afterName()),
            compared.after());
    addClassName("qm-stack");
    shown.addClassName("qm-stack");
    bar = lines.isEmpty() ? null : bar(look, ears.onLook());
    if (bar != null) {
      add(bar.folded());
    }
    columns.addClassName("qm-compare-columns");
    columns.add(shown, texts);
    show(look);
    add(columns);
    if (!lines.isEmpty()) {
      texts.markFirst(lines.getFirst().changed().because());
    }
  }

  private LookBar bar(Look look, Consumer<Look> onLook) {
    Map<String, String> directions = new LinkedHashMap<>();
    Map<String, String> who = new LinkedHashMap<>();
    Map<String, String> about = new LinkedHashMap<>();
    Map<String, String> flags = new LinkedHashMap<>();
    for (ClassLine line : lines) {
      directions.put(line.direction(), line.gained() ? "Gained" : "Lost");
      who.put(line.principals(), name(line.principals()));
      line.changed().flags().forEach(flag -> flags.put(flag.name(), FlagChip.word(flag.name())));
    }
    tasks.forEach(task -> about.put(task.id(), task.title()));
    Consumer<Look> show = this::show;
    return new LookBar(look, show.andThen(onLook))
        .with(directions, who, about)
        .with("Risk", flags, Look::flag, Look::withFlag)
        .forms(Map.of(Form.CARDS, "Cards", Form.MATRIX, "Matrix", Form.TABLE, "Table"));
  }

  private String name(String principals) {
    return ComparisonPage.upper(PlainProse.of(sides.accounts().in(principals)));
  }

  /// What is said of some principals concerns those among them and those whom they are among.
  private boolean passes(ClassLine line, Look look) {
    return (look.direction().isEmpty() || look.direction().equals(line.direction()))
        && (look.who().isEmpty() || !areApart(look.who(), line.principals()))
        && (look.flag().isEmpty() || line.hasFlag(look.flag()))
        && (look.task().isEmpty()
            || tasks.stream().anyMatch(task -> task.id().equals(look.task()) && task.isOf(line)));
  }

  private boolean areApart(String some, String others) {
    return compared
        .comparison()
        .overlaps()
        .of(some, others)
        .map(overlap -> overlap == PrincipalOverlaps.Overlap.APART)
        .orElse(lines.stream().noneMatch(line -> line.principals().equals(some)));
  }

  private void show(Look look) {
    shown.removeAll();
    columns.getElement().setAttribute("data-form", look.form() == Form.CARDS ? "cards" : "table");
    List<ClassLine> passing = lines.stream().filter(line -> passes(line, look)).toList();
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
          switch (look.form()) {
            case CARDS -> cards(passing);
            case MATRIX -> new Panel("Principals and tasks", matrix(passing, look)).flush();
            case TABLE -> new Panel("Classes", table(passing)).flush();
          });
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

  /// Filters choose rows and columns; a cell tells all that there is about it.
  private Component matrix(List<ClassLine> passing, Look look) {
    List<String> principals =
        passing.stream()
            .map(ClassLine::principals)
            .filter(one -> look.who().isEmpty() || !areApart(look.who(), one))
            .distinct()
            .toList();
    List<ClassTask> columns =
        tasks.stream()
            .filter(task -> look.task().isEmpty() || look.task().equals(task.id()))
            .filter(task -> passing.stream().anyMatch(task::isOf))
            .toList();
    return new ClassMatrix(
            lines,
            compared.comparison().overlaps(),
            (who, task) -> look(look.withForm(Form.CARDS).withWho(who).withTask(task.id())))
        .of(principals, columns, sides);
  }

  private void look(Look other) {
    if (bar != null) {
      bar.tell(other);
    }
  }

  private Component cards(List<ClassLine> passing) {
    Div cards = new Div();
    cards.addClassName("qm-classes");
    for (ClassLine line : passing) {
      ClassCard card = card(line, cards);
      noted(line).ifPresent(card::add);
      cards.add(card);
    }
    return cards;
  }

  private Optional<Component> noted(ClassLine line) {
    return Optional.ofNullable(margin).map(beside -> beside.at(direction(line), line.changed()));
  }

  private static Direction direction(ClassLine line) {
    return line.gained() ? Direction.GAINED : Direction.LOST;
  }

  private ClassCard card(ClassLine line, Div cards) {
    PolicyType type = sides.place().type();
    return new ClassCard(
        new ClassCard.Shown(
            line.changed(),
            line.gained(),
            sides.beforeName(),
            sides.afterName(),
            sides.accounts(),
            WitnessView.address(sides.pair(), line.id()),
            ClassHistoryView.address(sides.pair(), line),
            DecisionCases.write(ComparisonJson.witness(line.id(), type, line.changed().witness()))),
        card -> {
          cards
              .getChildren()
              .forEach(other -> other.getElement().setAttribute("data-chosen", other == card));
          texts.mark(line.changed().because());
        });
  }

  private Component table(List<ClassLine> passing) {
    List<String> headings =
        new ArrayList<>(
            List.of("Access", "Change", "Tasks", "Risk", "Because", "Proof", "History"));
    if (margin != null) {
      headings.add("Threads");
    }
    PlainTable table = new PlainTable("Classes of access", headings);
    for (ClassLine line : passing) {
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
      List<Component> cells =
          new ArrayList<>(
              List.of(
                  new AccessSentence(direction(line), changed, sides.accounts()),
                  state,
                  new Span(words(line)),
                  flags,
                  because,
                  new Link(WitnessView.address(sides.pair(), line.id()), "Run this witness"),
                  new Link(ClassHistoryView.address(sides.pair(), line), "When did this appear?")));
      noted(line).ifPresent(cells::add);
      table.with(cells.toArray(Component[]::new));
    }
    return table;
  }

  /// *docker pull, docker push in part*
  private String words(ClassLine line) {
    return tasks.stream()
        .filter(task -> task.isOf(line))
        .map(task ->
            task.title()
                + (task.isOther() || line.changed().actions().containsAll(task.actions())
                    ? ""
                    : " in part"))
        .collect(Collectors.joining(", "));
  }
}
