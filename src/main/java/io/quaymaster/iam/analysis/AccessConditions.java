package io.quaymaster.iam.analysis;

import io.quaymaster.iam.evaluation.ContextValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// When a request is allowed whose context is not known in full.
public sealed interface AccessConditions {
  /// Whatever the open keys are.
  record Always() implements AccessConditions {}

  /// With no values of the open keys.
  record Never() implements AccessConditions {}

  /// In any of these cases. If `complete`, in no other.
  record Sometimes(List<Case> cases, boolean complete) implements AccessConditions {
    public Sometimes {
      cases = List.copyOf(cases);
    }
  }

  /// It could not be decided; `why` says what is not known or which budget was spent, `sure` are
  /// cases in which it is allowed nevertheless.
  record Undecided(String why, List<Case> sure) implements AccessConditions {
    public Undecided {
      sure = List.copyOf(sure);
    }
  }

  /// All of `conditions` at once; no key of them plays a part but those. `example` are values of
  /// the open keys with which the evaluator confirmed it.
  record Case(List<ConditionText> conditions, Map<String, ContextValue> example) {
    public Case {
      conditions = List.copyOf(conditions);
      example = Collections.unmodifiableMap(new LinkedHashMap<>(example));
    }
  }

  /// What changes between two sets of policies: when the request is allowed on either side, and in
  /// which cases on one alone.
  record Change(
      AccessConditions before, AccessConditions after, List<Case> gained, List<Case> lost) {
    public Change {
      gained = List.copyOf(gained);
      lost = List.copyOf(lost);
    }

    /// Whether either side could not be decided.
    public boolean isUndecided() {
      return before instanceof Undecided || after instanceof Undecided;
    }
  }
}
