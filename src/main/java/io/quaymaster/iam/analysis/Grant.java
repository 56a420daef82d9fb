package io.quaymaster.iam.analysis;

import io.quaymaster.iam.evaluation.EvaluationResult;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.RequestContext;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Requests that are allowed together: these actions by these principals under these conditions.
/// `needsCallerPolicy` tells whether the caller's own policies have to allow them too.
public record Grant(
    List<String> actions,
    Described principals,
    List<ConditionText> conditions,
    boolean needsCallerPolicy,
    Set<Flag> flags,
    Example example) {
  public Grant {
    actions = List.copyOf(actions);
    conditions = List.copyOf(conditions);
    flags = Collections.unmodifiableSet(new TreeSet<>(flags));
  }

  /// One request of a grant, with all policies around it. It cannot exist unless the evaluator
  /// allows it.
  public record Example(RequestContext request, PolicySet policies, EvaluationResult result) {
    public Example {
      if (!result.decision().isAllowed()) {
        throw new IllegalArgumentException("No example: " + result.decision().word());
      }
    }
  }
}
