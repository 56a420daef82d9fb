package io.quaymaster.console.review;

import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Comparison.Future;
import io.quaymaster.iam.analysis.Verdict;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import org.jspecify.annotations.Nullable;

/// How far a comparison reaches, for the approvals that a change needs. A verdict is about what
/// there is today; approvals are also about actions and services that neither text names.
final class Extent {
  private Extent() {}

  /// Whether everything that changes is among what it shows.
  static boolean isWhole(Comparison comparison) {
    return comparison.verdict() != Verdict.UNDECIDED
        && (comparison.verdict() == Verdict.EQUIVALENT || comparison.complete());
  }

  static boolean gains(Comparison comparison) {
    return !comparison.gained().isEmpty()
        || comparison.verdict() == Verdict.MORE_PERMISSIVE
        || comparison.verdict() == Verdict.INCOMPARABLE
        || mayGain(comparison.future());
  }

  static boolean loses(Comparison comparison) {
    return !comparison.lost().isEmpty()
        || comparison.verdict() == Verdict.LESS_PERMISSIVE
        || comparison.verdict() == Verdict.INCOMPARABLE
        || comparison.future() == Future.LOST
        || comparison.future() == Future.BOTH;
  }

  private static boolean mayGain(Future future) {
    return future == Future.GAINED || future == Future.BOTH || future == Future.UNKNOWN;
  }

  /// Whether access to services that neither text names may be gained, of which this console knows
  /// nothing: those are covered by `*` and by `NotAction` alone, and policies of repositories and
  /// registries are about no other service.
  static boolean reachesElsewhere(
      PolicyType type, Comparison comparison, @Nullable Policy before, @Nullable Policy after) {
    return !type.isResourceBased()
        && mayGain(comparison.future())
        && (coversEveryService(before) || coversEveryService(after));
  }

  private static boolean coversEveryService(@Nullable Policy policy) {
    return policy != null
        && policy.statements().stream()
            .anyMatch(statement ->
                switch (statement.action()) {
                  case ActionElement.NotActions _ -> true;
                  case ActionElement.Actions actions ->
                      actions.patterns().stream().anyMatch(ActionPattern::isEverything);
                });
  }
}
