package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.Match.Matched;
import io.quaymaster.iam.evaluation.Match.Mismatch;
import io.quaymaster.iam.evaluation.Match.NotMatched;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.Statement;
import java.util.List;

/// Holds statements against one request. `hasBoundary`: the caller is an IAM user or a role with a
/// permissions boundary, whom a Deny with `NotPrincipal` always hits.
record StatementMatching(
    RequestFacts request,
    boolean hasBoundary,
    ResourceMatching resources,
    PrincipalMatching names,
    ConditionMatching conditions) {
  static StatementMatching of(RequestFacts request, Applicability applicability) {
    Variables variables = new Variables(request.request().context());
    return new StatementMatching(
        request,
        applicability.applies(Layer.BOUNDARY) && !request.isFederatedUser(),
        new ResourceMatching(request, variables),
        PrincipalMatching.of(request.principal()),
        new ConditionMatching(request.request(), new ValueMatching(variables)));
  }

  Match match(Statement statement, PolicyType type) {
    if (!ActionMatching.matches(statement.action(), request.service(), request.name())) {
      return new NotMatched(new Mismatch.ActionDiffers());
    }
    if (!resources.matches(statement.resource(), type)) {
      return new NotMatched(new Mismatch.ResourceDiffers(request.onStar()));
    }
    MatchLevel level = level(statement.principal());
    if (level == MatchLevel.NONE) {
      return new NotMatched(new Mismatch.PrincipalDiffers());
    }
    for (Condition condition : statement.conditions()) {
      if (!conditions.isMet(condition)) {
        return new NotMatched(conditions.mismatch(condition));
      }
    }
    return new Matched(level);
  }

  /// How closely the statement names the caller, if it applies: the level of what `match` says.
  MatchLevel level(Statement statement, PolicyType type) {
    if (!ActionMatching.matches(statement.action(), request.service(), request.name())
        || !resources.matches(statement.resource(), type)) {
      return MatchLevel.NONE;
    }
    MatchLevel level = level(statement.principal());
    return level != MatchLevel.NONE && meetsConditions(statement) ? level : MatchLevel.NONE;
  }

  boolean meetsConditions(Statement statement) {
    for (Condition condition : statement.conditions()) {
      if (!conditions.isMet(condition)) {
        return false;
      }
    }
    return true;
  }

  private MatchLevel level(PrincipalElement element) {
    return switch (element) {
      case PrincipalElement.Implied() -> MatchLevel.DIRECT;
      case PrincipalElement.Principals(List<PrincipalPattern> entries) -> names.level(entries);
      case PrincipalElement.NotPrincipals(List<PrincipalPattern> entries) ->
          hasBoundary || !names.isExempt(entries) ? MatchLevel.DIRECT : MatchLevel.NONE;
    };
  }
}
