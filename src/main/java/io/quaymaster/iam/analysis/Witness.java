package io.quaymaster.iam.analysis;

import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.EvaluationResult;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.PolicyType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /// All policies of one side: those around, and `compared` (null for none) in the place of its
  /// type.
  public PolicySet side(PolicyType type, @Nullable AttachedPolicy compared) {
    List<AttachedPolicy> one = compared == null ? List.of() : List.of(compared);
    List<PolicySet.Level> level =
        compared == null ? List.of() : List.of(new PolicySet.Level("account", one));
    return switch (type) {
      case REPOSITORY_POLICY -> around.withRepositoryPolicy(compared);
      case REGISTRY_POLICY -> around.withRegistryPolicy(compared);
      case IDENTITY_POLICY ->
          around.withIdentityPolicies(
              Stream.concat(around.identityPolicies().stream(), one.stream()).toList());
      case PERMISSIONS_BOUNDARY -> around.withPermissionsBoundary(compared);
      case SESSION_POLICY -> around.withSessionPolicy(compared);
      case SCP -> around.withScps(Stream.concat(around.scps().stream(), level.stream()).toList());
      case RCP -> around.withRcps(Stream.concat(around.rcps().stream(), level.stream()).toList());
    };
  }
}
