package io.quaymaster.console.review;

import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Comparison.Future;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Verdict;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

  /// What several comparisons together are; undecided unless all that changes is shown.
  static Verdict verdict(List<Comparison> compared) {
    if (!compared.stream().allMatch(Extent::isWhole)) {
      return Verdict.UNDECIDED;
    }
    boolean gains = compared.stream().anyMatch(Extent::gains);
    boolean loses = compared.stream().anyMatch(Extent::loses);
    if (gains && loses) {
      return Verdict.INCOMPARABLE;
    }
    return gains ? Verdict.MORE_PERMISSIVE : loses ? Verdict.LESS_PERMISSIVE : Verdict.EQUIVALENT;
  }

  /// What is risky about all that is gained, and `LOCK_OUT`; of what is shown.
  static Set<Flag> flags(List<Comparison> compared) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    for (Comparison one : compared) {
      one.gained().stream().map(AccessClass::flags).forEach(flags::addAll);
      if (LockOut.isTold(one)) {
        flags.add(Flag.LOCK_OUT);
      }
    }
    return flags;
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
