package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.TabSheet;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.comparison.Document;
import io.quaymaster.console.ui.kit.Advice;
import io.quaymaster.console.ui.kit.CopyButton;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.OnlyTabs;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.PolicyName;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TextDiff;
import io.quaymaster.console.ui.kit.VerdictBadge;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Verdict;
import io.quaymaster.iam.evaluation.cases.DecisionCases;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.lint.ProseAdvice;
import io.quaymaster.iam.report.ComparisonJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A comparison that came to an end: the verdict in a sentence, the classes with the riskiest
/// first, and the texts.
final class ComparisonPage extends Div {
  private final Judged.Sides sides;

  ComparisonPage(Judged.Result result) {
    this.sides = result.sides();
    addClassName("qm-stack");
    switch (result.report()) {
      case ComparisonReport.Compared compared ->
          add(head(compared), tabs(classes(compared), compared), advice());
      case ComparisonReport.Illegible(Document before, Document after) ->
          add(illegible(before, after));
    }
  }

  private Advice advice() {
    return Advice.open(
        switch (sides.place().type()) {
          case REPOSITORY_POLICY, IDENTITY_POLICY ->
              List.of(ProseAdvice.PROPAGATION, ProseAdvice.NOT_THE_SAME_GOAL);
          case REGISTRY_POLICY, PERMISSIONS_BOUNDARY, SESSION_POLICY, SCP, RCP ->
              List.of(ProseAdvice.PROPAGATION);
        });
  }

  private Component illegible(Document before, Document after) {
    Div all = new Div();
    all.addClassName("qm-stack");
    Div line = new Div(new VerdictBadge(VerdictBadge.Sign.INVALID));
    line.add(new Span("There is no access to compare until both sides are valid policies."));
    line.addClassName("qm-row");
    all.add(line);
    if (!before.isLegible()) {
      all.add(BothTexts.findings(upper(sides.beforeName()), before));
    }
    if (!after.isLegible()) {
      all.add(BothTexts.findings(upper(sides.afterName()), after));
    }
    all.add(diff(before, after));
    return all;
  }

  private Component head(ComparisonReport.Compared compared) {
    Comparison comparison = compared.comparison();
    VerdictBadge badge = VerdictBadge.of(comparison.verdict().name());
    badge.addClassName("qm-verdict-large");
    H2 sentence = new H2(sentence(comparison));
    Div line = new Div(badge, sentence);
    line.addClassName("qm-compare-verdict");
    Div more = new Div();
    more.addClassNames("qm-row", "qm-muted", "qm-small");
    more.add(
        new Span("As policy "),
        new Link(Screens.policy(sides.place().id()), new PolicyName(sides.place())));
    more.add(new Span(" · compared in " + took(compared.took())));
    CopyButton copy = new CopyButton(sides.pair().address(), "the permanent link").absolute();
    copy.add(" Copy permanent link");
    more.add(copy);
    Div head = new Div(line, more);
    head.addClassName("qm-compare-head");
    head.getElement().setAttribute("data-verdict", comparison.verdict().name());
    comparison
        .undecided()
        .ifPresent(
            why -> head.add(new Note(new Component[] {new Prose(upper(why) + ".")}).caution()));
    return head;
  }

  private static String took(Duration time) {
    long millis = time.toMillis();
    return millis < 1 ? "less than a millisecond" : Plural.number(millis) + " ms";
  }

  /// `v5 is more permissive than v4: 2 classes gained, none lost.`
  private String sentence(Comparison comparison) {
    String before = sides.beforeName();
    String after = upper(sides.afterName());
    return switch (comparison.verdict()) {
      case EQUIVALENT -> after + " grants exactly the same access as " + before + ".";
      case MORE_PERMISSIVE ->
          after + " is more permissive than " + before + ": " + counts(comparison) + ".";
      case LESS_PERMISSIVE ->
          after + " is less permissive than " + before + ": " + counts(comparison) + ".";
      case INCOMPARABLE ->
          after
              + " gives some access and takes other from "
              + before
              + ": "
              + counts(comparison)
              + ".";
      case UNDECIDED -> "It is not decided how " + after + " relates to " + before + ".";
    };
  }

  private static String counts(Comparison comparison) {
    int gained = comparison.gained().size();
    int lost = comparison.lost().size();
    return (gained == 0 ? "none" : Plural.of(gained, "class", "classes"))
        + " gained, "
        + (lost == 0
            ? "none"
            : gained == 0 ? Plural.of(lost, "class", "classes") : Plural.number(lost))
        + " lost";
  }

  private Component tabs(Component classes, ComparisonReport.Compared compared) {
    TabSheet tabs = OnlyTabs.in(new TabSheet());
    tabs.addClassName("qm-compare-tabs");
    tabs.add("Access", classes);
    tabs.add("Text", diff(compared.before(), compared.after()));
    return tabs;
  }

  private TextDiff diff(Document before, Document after) {
    TextDiff diff =
        new TextDiff(
            new TextDiff.Side(upper(sides.beforeName()), before.text()),
            new TextDiff.Side(upper(sides.afterName()), after.text()));
    diff.addClassName("qm-compare-diff");
    return diff;
  }

  private Component classes(ComparisonReport.Compared compared) {
    Comparison comparison = compared.comparison();
    Div cards = new Div();
    cards.addClassName("qm-classes");
    BothTexts texts =
        new BothTexts(
            upper(sides.beforeName()),
            compared.before(),
            upper(sides.afterName()),
            compared.after());
    List<Line> lines = lines(comparison);
    lines.forEach(line -> cards.add(card(line, texts, cards)));
    if (lines.isEmpty()) {
      cards.add(nothing(comparison, compared));
    }
    if (!comparison.complete() && comparison.verdict() != Verdict.UNDECIDED) {
      cards.add(
          new Note("There are more changes than these classes: the budget for them was spent.")
              .caution());
    }
    String future = future(comparison.future());
    if (!future.isEmpty()) {
      cards.add(new Note(future));
    }
    Div columns = new Div(cards, texts);
    columns.addClassName("qm-compare-columns");
    return columns;
  }

  private static Component nothing(Comparison comparison, ComparisonReport.Compared compared) {
    boolean sameText = compared.before().text().equals(compared.after().text());
    return comparison.verdict() == Verdict.EQUIVALENT
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

  /// A class with its direction and its place in the comparison, from which its witness is found
  /// again.
  private record Line(AccessClass changed, boolean gained, int index) {
    int risk() {
      return changed.flags().stream().mapToInt(Flag::ordinal).min().orElse(Flag.values().length);
    }
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

  private ClassCard card(Line line, BothTexts texts, Div cards) {
    PolicyType type = sides.place().type();
    String id = (line.gained() ? "gained" : "lost") + "-" + line.index();
    return new ClassCard(
        new ClassCard.Shown(
            line.changed(),
            line.gained(),
            sides.beforeName(),
            sides.afterName(),
            WitnessView.address(sides.pair(), id),
            DecisionCases.write(ComparisonJson.witness(id, type, line.changed().witness()))),
        card -> {
          cards
              .getChildren()
              .forEach(other -> other.getElement().setAttribute("data-chosen", other == card));
          texts.mark(line.changed().because());
        });
  }

  static String upper(String text) {
    return text.isEmpty() || text.matches("v[0-9]+")
        ? text
        : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
