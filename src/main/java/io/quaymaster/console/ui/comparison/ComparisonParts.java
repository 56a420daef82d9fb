package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.access.EffectiveChanges;
import io.quaymaster.console.catalog.AsIf;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.LoadingState;
import io.quaymaster.console.ui.kit.Note;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The comparison of two versions of a policy as a part of another screen: verdict, classes,
/// principals on file and texts, as on the Compare screen.
@org.springframework.stereotype.Component
public class ComparisonParts {
  private final Judged judged;
  private final BackgroundWork background;
  private final EffectiveChanges effective;
  private final Clock clock;

  ComparisonParts(
      Judged judged, BackgroundWork background, EffectiveChanges effective, Clock clock) {
    this.judged = judged;
    this.background = background;
    this.effective = effective;
    this.clock = clock;
  }

  /// One comparison in two parts: what access changes, and the texts.
  public record Parts(Component access, Component texts) {}

  /// @param before null for no policy
  /// @param after null for no policy
  public Component of(
      PolicySummary policy, @Nullable VersionNumber before, @Nullable VersionNumber after) {
    return shown(judged.sides(pair(policy, before, ref(policy.id(), after)), Map.of()), null);
  }

  /// A version beside a text that is not saved, which is called `name`.
  public Component of(
      PolicySummary policy, @Nullable VersionNumber before, String after, String name) {
    SideRef.Pasted text = PastedTexts.ofSession().keep(after);
    return shown(
        switch (judged.sides(pair(policy, before, text), Map.of(text.hash(), after))) {
          case Judged.Outcome.Ready(Judged.Sides sides) ->
              new Judged.Outcome.Ready(sides.withAfterName(name));
          case Judged.Outcome.Cannot cannot -> cannot;
        },
        null);
  }

  /// The two parts, with what others write beside them.
  public Parts apart(
      PolicySummary policy,
      @Nullable VersionNumber before,
      @Nullable VersionNumber after,
      Margin margin) {
    Div texts = new Div(new LoadingState("the texts", 6));
    Pair pair = pair(policy, before, ref(policy.id(), after));
    return new Parts(
        shown(judged.sides(pair, Map.of()), new ComparisonPage.Apart(margin, texts)), texts);
  }

  /// Who on file gains or loses what when a policy is attached or detached, in a sentence.
  public Component effect(EffectiveChanges.Move move) {
    return foretold(
        () -> effective.changes(move, percent -> {}),
        "the policy has no say about anybody or anything.");
  }

  /// The same when somebody joins or leaves a group, or an account moves.
  public Component effect(AsIf asIf, Instant at) {
    return foretold(
        () -> effective.changes(asIf, at, percent -> {}),
        "no user, role or repository is there that it could be about.");
  }

  private Component foretold(Supplier<EffectiveChanges.Answer> answer, String nobody) {
    return new Later<>(
        background,
        "what changes",
        1,
        answer,
        found -> new Paragraph("On file: " + EffectiveSummary.sentence(found, nobody)));
  }

  private static Pair pair(PolicySummary policy, @Nullable VersionNumber before, SideRef after) {
    return new Pair(
        Optional.of(ref(policy.id(), before)), Optional.of(after), Optional.of(policy.id()));
  }

  private Component shown(Judged.Outcome found, ComparisonPage.@Nullable Apart apart) {
    return switch (found) {
      case Judged.Outcome.Cannot(String why) -> new Note(why).caution();
      case Judged.Outcome.Ready(Judged.Sides sides) ->
          new Later<>(
              background,
              "the comparison",
              6,
              () -> judged.compare(sides),
              result ->
                  new ComparisonPage(
                      result,
                      Look.PLAIN,
                      new ComparisonPage.Surroundings(
                          background, effective, clock, look -> {}, apart)));
    };
  }

  private static SideRef ref(PolicyId policy, @Nullable VersionNumber version) {
    return version == null ? new SideRef.Nothing(policy) : new SideRef.Numbered(policy, version);
  }
}
