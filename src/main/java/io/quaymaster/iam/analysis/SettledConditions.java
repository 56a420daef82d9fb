package io.quaymaster.iam.analysis;

import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.Segment;
import io.quaymaster.iam.policy.SetQualifier;
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes out of statements what known facts decide: conditions that hold, and statements of which
/// one does not. The evaluator decides.
final class SettledConditions {
  private static final String OWNER = "111122223333";
  private static final Set<ConditionOperator> EQUAL =
      Set.of(
          ConditionOperator.STRING_EQUALS,
          ConditionOperator.STRING_LIKE,
          ConditionOperator.STRING_NOT_EQUALS,
          ConditionOperator.STRING_NOT_LIKE);

  private final KnownFacts facts;
  private final Evaluator evaluator;

  SettledConditions(KnownFacts facts, Evaluator evaluator) {
    this.facts = facts;
    this.evaluator = evaluator;
  }

  /// What is left of a statement, if it can match at all.
  Optional<Statement> left(Statement s) {
    List<Condition> left = new ArrayList<>();
    for (Condition condition : s.conditions()) {
      if (!isSettled(condition)) {
        left.add(turned(condition));
      } else if (!holds(condition)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Statement(s.sid(), s.effect(), s.principal(), s.action(), s.resource(), left));
  }

  /// Where the key is absent its values do not count, whatever their variables are.
  private boolean isSettled(Condition condition) {
    String key = condition.key().name();
    boolean told =
        condition.values().stream()
            .flatMap(value -> value.segments().stream())
            .allMatch(segment ->
                !(segment instanceof Segment.Variable variable)
                    || facts.settles(variable.key().name()));
    return facts.settles(key) && (told || !facts.keys().containsKey(key));
  }

  private boolean holds(Condition condition) {
    Policy policy =
        new Policy(
            LanguageVersion.V2012_10_17,
            null,
            List.of(
                new Statement(
                    null,
                    Effect.ALLOW,
                    new PrincipalElement.Implied(),
                    new ActionElement.Actions(List.of(ActionPattern.of("*"))),
                    new ResourceElement.Resources(List.of(Pattern.EVERYTHING)),
                    List.of(condition))));
    RequestContext request =
        new RequestContext(
            new Principal.User("aws", OWNER, "anybody"),
            "ecr:PutImage",
            "arn:aws:ecr:us-east-1:" + OWNER + ":repository/any",
            OWNER,
            facts.keys());
    return evaluator
        .evaluate(
            request,
            PolicySet.NONE.withIdentityPolicies(
                List.of(new AttachedPolicy(PolicyType.IDENTITY_POLICY, "facts", policy))))
        .decision()
        .isAllowed();
  }

  /// A known key that has to equal a variable says the same as the variable that has to equal what
  /// is known: a repository's tag that has to be the caller's.
  private Condition turned(Condition condition) {
    boolean turns =
        EQUAL.contains(condition.operator())
            && condition.qualifier() == SetQualifier.NONE
            && condition.values().size() == 1
            && condition.values().getFirst().segments().size() == 1;
    if (turns
        && facts.keys().get(condition.key().name()) instanceof ContextValue.One(String text)
        && condition.values().getFirst().segments().getFirst() instanceof Segment.Variable variable
        && variable.defaultValue() == null) {
      ConditionOperator equals =
          condition.operator().negated()
              ? ConditionOperator.STRING_NOT_EQUALS
              : ConditionOperator.STRING_EQUALS;
      return new Condition(
          equals,
          SetQualifier.NONE,
          false,
          variable.key(),
          List.of(Pattern.ofValue(text, equals, LanguageVersion.V2008_10_17)));
    }
    return condition;
  }
}
