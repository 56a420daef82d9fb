package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.Decision.Allowed;
import io.quaymaster.iam.evaluation.Decision.ExplicitDeny;
import io.quaymaster.iam.evaluation.Decision.ImplicitDeny;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.policy.StatementRef;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Answers one request from all policies that may have a say in it.
///
/// Source: IAM User Guide, "Policy evaluation logic".
public final class Evaluator {
  private final ServiceReference reference;

  public Evaluator(ServiceReference reference) {
    this.reference = reference;
  }

  public EvaluationResult evaluate(RequestContext request, PolicySet policies) {
    RequestFacts facts = RequestFacts.of(request, reference);
    DecisionLogic logic = new DecisionLogic(facts, policies);
    Optional<Decision> decided = logic.withoutPolicies();
    if (decided.isPresent()) {
      return new EvaluationResult(decided.get(), List.of());
    }
    Tally tally = new Tally();
    List<DecidingStatement> matched = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      if (facts.applies(layer, policies)) {
        read(layer, StatementMatching.of(facts, policies), policies, tally, matched);
      }
    }
    Decision decision = logic.decide(tally);
    return new EvaluationResult(decision, deciding(decision, matched));
  }

  private static void read(
      Layer layer,
      StatementMatching matching,
      PolicySet policies,
      Tally tally,
      List<DecidingStatement> matched) {
    for (PolicySet.Level level : levels(layer, policies)) {
      boolean allows = false;
      for (AttachedPolicy attached : level.policies()) {
        List<Statement> statements = attached.policy().statements();
        for (int i = 0; i < statements.size(); i++) {
          Statement statement = statements.get(i);
          MatchLevel found = matching.match(statement, layer.policyType()).matchLevel();
          if (found == MatchLevel.NONE) {
            continue;
          }
          matched.add(
              new DecidingStatement(
                  layer,
                  attached.name(),
                  new StatementRef(i, statement.sid()),
                  statement.effect()));
          if (statement.isDeny()) {
            tally.deny(layer);
          } else {
            tally.allow(layer, found);
            allows = true;
          }
        }
      }
      if (layer == Layer.SCP && !allows) {
        tally.scpLevelIsSilent();
      }
    }
  }

  /// The policies of a layer: for SCPs and RCPs the levels of the organization, for the others one
  /// group.
  static List<PolicySet.Level> levels(Layer layer, PolicySet policies) {
    return switch (layer) {
      case SCP -> policies.scps();
      case RCP -> policies.rcps();
      case IDENTITY -> List.of(new PolicySet.Level("", policies.identityPolicies()));
      case REPOSITORY -> one(policies.repositoryPolicy());
      case REGISTRY -> one(policies.registryPolicy());
      case BOUNDARY -> one(policies.permissionsBoundary());
      case SESSION -> one(policies.sessionPolicy());
    };
  }

  private static List<PolicySet.Level> one(
      @org.jspecify.annotations.Nullable AttachedPolicy policy) {
    return policy == null ? List.of() : List.of(new PolicySet.Level("", List.of(policy)));
  }

  private static List<DecidingStatement> deciding(
      Decision decision, List<DecidingStatement> matched) {
    return switch (decision) {
      case ExplicitDeny ignored -> matched.stream().filter(s -> s.effect() == Effect.DENY).toList();
      case ImplicitDeny ignored -> List.of();
      case Allowed(Decision.Granter by) -> {
        Set<Layer> granting = by.layers();
        yield matched.stream().filter(s -> granting.contains(s.layer())).toList();
      }
    };
  }
}
