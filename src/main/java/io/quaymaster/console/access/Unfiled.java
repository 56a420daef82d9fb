package io.quaymaster.console.access;

import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.Decision.ImplicitDeny;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.Explanation;
import io.quaymaster.iam.evaluation.Layer;
import io.quaymaster.iam.evaluation.LayerAnswer;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.EnumSet;
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

  /// Of a time before the first version of the repository policy, what a caller without any policy
  /// had of its own is taken for as little known.
  private static PolicySet atBest(AppliedPolicies applied, Principal principal, Set<Layer> layers) {
    PolicySet best = applied.policies();
    boolean nothingThen =
        layers.contains(Layer.REPOSITORY)
            && !applied.repositoryPolicyOnFile()
            && best.identityPolicies().isEmpty();
    if (layers.contains(Layer.IDENTITY) || nothingThen) {
      best = best.withIdentityPolicies(List.of(OWN));
      if (principal instanceof Principal.FederatedUser) {
        best = best.withSessionPolicy(SESSION);
      }
    }
    return layers.contains(Layer.REPOSITORY) ? best.withRepositoryPolicy(REPOSITORY) : best;
  }

  /// The layers that have a say and whose policies nobody put on file.
  static Set<Layer> layers(AppliedPolicies applied, Explanation explanation) {
    Set<Layer> layers = EnumSet.noneOf(Layer.class);
    if (!applied.principalOnFile() && hasSay(explanation, Layer.IDENTITY)) {
      layers.add(Layer.IDENTITY);
    }
    boolean repositoryOnFile = applied.resourceOnFile() && applied.repositoryPolicyOnFile();
    if (!repositoryOnFile && hasSay(explanation, Layer.REPOSITORY)) {
      layers.add(Layer.REPOSITORY);
    }
    return layers;
  }

  private static boolean hasSay(Explanation explanation, Layer layer) {
    return explanation.layer(layer).answer() != LayerAnswer.NOT_APPLICABLE;
  }

  /// Whether a request that nothing allows, and nothing denies, would be allowed if `layers` said
  /// the most that they can.
  static boolean decide(
      Set<Layer> layers, Evaluator evaluator, RequestContext request, AppliedPolicies applied) {
    return !layers.isEmpty()
        && evaluator.evaluate(request, applied.policies()).decision() instanceof ImplicitDeny
        && evaluator
            .evaluate(request, atBest(applied, request.principal(), layers))
            .decision()
            .isAllowed();
  }

  static String sentence(Set<Layer> layers, AppliedPolicies applied) {
    if (layers.size() > 1) {
      return "It depends on policies that are not on file: the caller's own, and the repository's.";
    }
    if (!applied.repositoryPolicyOnFile() && layers.contains(Layer.REPOSITORY)) {
      return "No version of the repository policy was on file then: what it said is not known.";
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
