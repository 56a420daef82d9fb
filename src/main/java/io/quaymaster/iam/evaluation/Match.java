package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What holding a statement against a request gave. Elements are looked at in the order action,
/// resource, principal, conditions.
public sealed interface Match {
  /// The statement applies. `level` says how closely it names the caller; a statement without a
  /// principal element is about the caller itself.
  record Matched(MatchLevel level) implements Match {}

  /// It does not; `reason` is the first element that is not met.
  record NotMatched(Mismatch reason) implements Match {}

  /// The element that is not met.
  sealed interface Mismatch {
    /// `Action` does not cover the action, or `NotAction` does.
    record ActionDiffers() implements Mismatch {}

    /// `Resource` does not cover the resource, or `NotResource` does. `onStar`: the action knows no
    /// resource, and only `*` covers it.
    record ResourceDiffers(boolean onStar) implements Mismatch {}

    /// `Principal` does not name the caller, or `NotPrincipal` does.
    record PrincipalDiffers() implements Mismatch {}

    /// The condition is not met. `value` is what the request carries for its key, null if nothing;
    /// `substitutions` are the policy's values that hold variables, with what they stand for.
    record ConditionNotMet(
        Condition condition, @Nullable ContextValue value, List<Substitution> substitutions)
        implements Mismatch {
      public ConditionNotMet {
        substitutions = List.copyOf(substitutions);
      }
    }

    /// A value of a policy with its variables replaced; `value` is null where one of them has no
    /// value.
    record Substitution(Pattern pattern, @Nullable String value) {}
  }

  /// `NONE` where the statement does not apply.
  default MatchLevel matchLevel() {
    return switch (this) {
      case Matched(MatchLevel level) -> level;
      case NotMatched ignored -> MatchLevel.NONE;
    };
  }
}
