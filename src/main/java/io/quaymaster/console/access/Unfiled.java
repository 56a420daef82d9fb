package io.quaymaster.console.access;

import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.Layer;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.List;
import java.util.Set;

/// What policies that are not on file could say at best: that everything is allowed.
final class Unfiled {
  private static final AttachedPolicy OWN =
      everything(
          PolicyType.IDENTITY_POLICY,
          """
          {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}\
          """);
  private static final AttachedPolicy SESSION =
      new AttachedPolicy(PolicyType.SESSION_POLICY, OWN.name(), OWN.policy());
  private static final AttachedPolicy REPOSITORY =
      everything(
          PolicyType.REPOSITORY_POLICY,
          """
          {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "ecr:*"}}\
          """);

  private Unfiled() {}

  static PolicySet atBest(PolicySet policies, Principal principal, Set<Layer> layers) {
    PolicySet best = policies;
    if (layers.contains(Layer.IDENTITY)) {
      best = best.withIdentityPolicies(List.of(OWN));
      if (principal instanceof Principal.FederatedUser) {
        best = best.withSessionPolicy(SESSION);
      }
    }
    return layers.contains(Layer.REPOSITORY) ? best.withRepositoryPolicy(REPOSITORY) : best;
  }

  static String sentence(Set<Layer> layers) {
    if (layers.size() > 1) {
      return "It depends on policies that are not on file: the caller's own, and the repository's.";
    }
    return layers.contains(Layer.IDENTITY)
        ? "It depends on the caller's own policies: this principal is not on file, and neither is what is attached to it."
        : "It depends on the repository policy: this repository is not on file, and neither is its policy.";
  }

  private static AttachedPolicy everything(PolicyType type, String text) {
    return PolicyParser.parse(new SourceText(text), type)
            instanceof ParseOutcome.Parsed(Policy policy, var map, var findings)
        ? new AttachedPolicy(type, "not on file", policy)
        : fail(text);
  }

  private static AttachedPolicy fail(String text) {
    throw new IllegalStateException("Cannot read " + text);
  }
}
