package io.quaymaster.iam.analysis;

import io.quaymaster.iam.evaluation.EvaluationResult;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.RequestContext;

/// A concrete request that one side allows and the other does not. `around` holds the other
/// policies, without the compared one. It cannot exist unless the evaluator's two answers differ.
public record Witness(
    RequestContext request, PolicySet around, EvaluationResult before, EvaluationResult after) {
  public Witness {
    if (before.decision().isAllowed() == after.decision().isAllowed()) {
      throw new IllegalArgumentException(
          "No witness: both sides answer " + before.decision().word());
    }
  }
}
