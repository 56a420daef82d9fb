package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import io.quaymaster.console.access.EffectiveChanges;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.comparison.Document;
import io.quaymaster.console.ui.kit.Advice;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.CopyButton;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.OnlyTabs;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.PolicyName;
import io.quaymaster.console.ui.kit.Progressing;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TextDiff;
import io.quaymaster.console.ui.kit.VerdictBadge;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Verdict;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.lint.ProseAdvice;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A comparison that came to an end: the verdict in a sentence, the classes with the riskiest
/// first, and the texts.
final class ComparisonPage extends Div {
  private final Judged.Sides sides;
  private final Surroundings surroundings;
  private final AtomicReference<EffectiveChanges.@Nullable Answer> known = new AtomicReference<>();
  private final Div effect = new Div();
  private final TabSheet tabs = new TabSheet();
  private final Tab onFile = new Tab();
  private Look look;

  /// What the page asks while it is looked at, and whom it tells how.
  ///
  /// @param apart null where the comparison is a whole page
  record Surroundings(
      BackgroundWork background,
      EffectiveChanges effective,
      Clock clock,
      Consumer<Look> onLook,
      @Nullable Apart apart) {
    Surroundings(
        BackgroundWork background, EffectiveChanges effective, Clock clock, Consumer<Look> onLook) {
      this(background, effective, clock, onLook, null);
    }

    @Nullable Margin margin() {
      return apart == null ? null : apart.margin();
    }
  }

  /// A comparison in two parts of another page.
  ///
  /// @param texts where the texts go
  record Apart(Margin margin, Div texts) {}

  ComparisonPage(Judged.Result result, Look look, Surroundings surroundings) {
    this.sides = result.sides();
    this.surroundings = surroundings;
    this.look = look;
    addClassName("qm-stack");
    switch (result.report()) {
      case ComparisonReport.Compared compared -> add(head(compared), tabs(compared), advice());
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
    apart(diff(before, after)).ifPresent(all::add);
    return all;
  }

  /// What stands above everything else.
  Component head() {
    return getComponentAt(0);
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
    Div head = new Div(line);
    List<String> point = ComparisonPoint.of(sides, compared);
    if (!point.isEmpty()) {
      Div said = new Div(new Prose(String.join(" ", point)));
      said.addClassName("qm-compare-point");
      head.add(said);
    }
    head.add(effect(compared), more);
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

  /// The texts, unless they have a place of their own.
  private Optional<Component> apart(Component texts) {
    Apart apart = surroundings.apart();
    if (apart == null) {
      return Optional.of(texts);
    }
    apart.texts().removeAll();
    apart.texts().add(texts);
    return Optional.empty();
  }

  private Component tabs(ComparisonReport.Compared compared) {
    OnlyTabs.in(tabs).addClassName("qm-compare-tabs");
    Map<Tab, Look.Tab> all = new LinkedHashMap<>();
    all.put(
        tabs.add(
            surroundings.apart() == null ? "Access" : "Classes",
            new ClassesTab(
                sides,
                compared,
                of(Look.Tab.ACCESS),
                new ClassesTab.Ears(this::looked, surroundings.margin()))),
        Look.Tab.ACCESS);
    onFile.setLabel("Principals on file");
    all.put(tabs.add(onFile, effective(compared)), Look.Tab.EFFECTIVE);
    apart(text(compared)).ifPresent(texts -> all.put(tabs.add("Text", texts), Look.Tab.TEXT));
    all.forEach((tab, which) -> {
      if (which == look.tab()) {
        tabs.setSelectedTab(tab);
      }
    });
    tabs.addSelectedChangeListener(change -> {
      Look.Tab which = all.get(change.getSelectedTab());
      if (which != null && which != look.tab()) {
        looked(look.withTab(which));
      }
    });
    return tabs;
  }

  private void looked(Look other) {
    look = other;
    surroundings.onLook().accept(other);
  }

  /// The look at a tab that may not be the one in front.
  private Look of(Look.Tab tab) {
    return look.tab() == tab ? look : look.withTab(tab);
  }

  /// Who on file it concerns, in short; asked for at once unless the tab does.
  private Component effect(ComparisonReport.Compared compared) {
    if (look.tab() == Look.Tab.EFFECTIVE
        || sides.place().type() == PolicyType.SESSION_POLICY
        || compared.comparison().verdict() == Verdict.EQUIVALENT) {
      return effect;
    }
    effect.addClassName("qm-compare-effect-place");
    effect.add(
        new Progressing<>(
                surroundings.background(),
                "Asking about the principals on file",
                progress -> ask(compared, progress),
                answer -> new EffectiveSummary(answer, () -> tabs.setSelectedTab(onFile)))
            .brief());
    return effect;
  }

  private Component effective(ComparisonReport.Compared compared) {
    return new Progressing<>(
        surroundings.background(),
        "Asking about every principal on file",
        progress -> ask(compared, progress),
        answer -> new EffectiveTab(sides, answer, of(Look.Tab.EFFECTIVE), this::looked));
  }

  /// The answer is remembered, since two places show it.
  private EffectiveChanges.Answer ask(ComparisonReport.Compared compared, IntConsumer progress) {
    EffectiveChanges.Answer before = known.get();
    if (before != null) {
      return before;
    }
    EffectiveChanges.Answer answer =
        surroundings
            .effective()
            .changes(
                new EffectiveChanges.Question(
                    sides.place(),
                    compared.before().policy(),
                    compared.after().policy(),
                    sides.then().orElseGet(surroundings.clock()::instant)),
                progress);
    known.set(answer);
    return answer;
  }

  /// Statement by statement, or as a whole.
  private Component text(ComparisonReport.Compared compared) {
    Policy old = compared.before().policy();
    Policy next = compared.after().policy();
    if (old == null || next == null) {
      return diff(compared.before(), compared.after());
    }
    Div shown = new Div();
    Consumer<Look> show =
        chosen -> {
          shown.removeAll();
          shown.add(
              chosen.form() == Look.Form.CARDS
                  ? new StatementPairs(
                      sides,
                      new StatementPairs.Side(compared.before(), old),
                      new StatementPairs.Side(compared.after(), next),
                      this::noted)
                  : diff(compared.before(), compared.after()));
        };
    LookBar bar =
        new LookBar(of(Look.Tab.TEXT), show.andThen(this::looked))
            .forms(Map.of(Look.Form.CARDS, "By statement", Look.Form.TABLE, "Whole text"));
    show.accept(of(Look.Tab.TEXT));
    Div all = new Div(bar, shown);
    all.addClassName("qm-stack");
    return all;
  }

  private TextDiff diff(Document before, Document after) {
    TextDiff diff =
        new TextDiff(
            new TextDiff.Side(upper(sides.beforeName()), before.text()),
            new TextDiff.Side(upper(sides.afterName()), after.text()));
    diff.addClassName("qm-compare-diff");
    noted(diff);
    return diff;
  }

  private void noted(TextDiff diff) {
    Margin margin = surroundings.margin();
    if (margin != null) {
      margin.at(diff);
    }
  }

  static String upper(String text) {
    return text.isEmpty() || text.matches("v[0-9]+")
        ? text
        : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
