package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import io.quaymaster.console.access.EffectiveChanges;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.Note;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
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

  /// @param before null for no policy
  /// @param after null for no policy
  public Component of(
      PolicySummary policy, @Nullable VersionNumber before, @Nullable VersionNumber after) {
    Pair pair =
        new Pair(
            Optional.of(ref(policy.id(), before)),
            Optional.of(ref(policy.id(), after)),
            Optional.of(policy.id()));
    return switch (judged.sides(pair, Map.of())) {
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
                      new ComparisonPage.Surroundings(background, effective, clock, look -> {})));
    };
  }

  private static SideRef ref(PolicyId policy, @Nullable VersionNumber version) {
    return version == null ? new SideRef.Nothing(policy) : new SideRef.Numbered(policy, version);
  }
}
