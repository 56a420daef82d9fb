package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import io.quaymaster.iam.analysis.encoding.StatementSets;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.ConditionKey;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.SetQualifier;
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of accounts, as statements of a document of its own beside the one that is asked
/// about: the callers whom SCPs bind, the statements of these, and callers that cannot occur since
/// their account is in another organization.
///
/// Source: AWS Organizations User Guide, "SCP evaluation": every level has to allow, and none may
/// deny; service-linked roles are not bound.
final class AccountLimits {
  private static final String ACCOUNT = "aws:PrincipalAccount";
  private static final String ORGANIZATION = "aws:PrincipalOrgID";
  private static final String SERVICE_LINKED = "arn:*:iam::*:role/aws-service-role/*";

  private final List<Statement> statements = new ArrayList<>();
  private final Map<Statement, Integer> numbers = new LinkedHashMap<>();
  private final List<Bound> bound = new ArrayList<>();
  private final List<Strange> strange = new ArrayList<>();

  /// The callers (the number of a statement) whom levels of SCPs bind.
  private record Bound(int callers, List<List<Statement>> levels) {}

  /// Callers in no or in another organization than theirs.
  private record Strange(int callers, int organization) {}

  AccountLimits(
      List<KnownAccounts> accounts, SettledConditions settled, boolean organizationCounts) {
    for (KnownAccounts known : accounts) {
      if (!known.scps().isEmpty()) {
        List<List<Statement>> levels =
            known.scps().stream().map(level -> statements(level, settled)).toList();
        levels.forEach(level -> level.forEach(this::number));
        bound.add(
            new Bound(
                number(
                    matching(
                        isOneOf(ConditionOperator.STRING_EQUALS, ACCOUNT, known.accounts()),
                        noServiceLinkedRole())),
                levels));
      }
      if (organizationCounts) {
        int callers =
            number(matching(isOneOf(ConditionOperator.STRING_EQUALS, ACCOUNT, known.accounts())));
        strange.add(new Strange(callers, number(matching(another(known.organization())))));
      }
    }
  }

  private static List<Statement> statements(PolicySet.Level level, SettledConditions settled) {
    return level.policies().stream()
        .map(AttachedPolicy::policy)
        .flatMap(policy -> policy.statements().stream())
        .flatMap(statement -> settled.left(statement).stream())
        .toList();
  }

  /// Neither RCPs nor SCPs bind service-linked roles. Source: AWS Organizations User Guide,
  /// "Resource control policies" and "Service control policies".
  static Condition noServiceLinkedRole() {
    return isOneOf(ConditionOperator.ARN_NOT_LIKE, "aws:PrincipalArn", List.of(SERVICE_LINKED));
  }

  private static Condition another(@Nullable String organization) {
    return organization == null
        ? isOneOf(ConditionOperator.NULL, ORGANIZATION, List.of("false"))
        : isOneOf(ConditionOperator.STRING_NOT_EQUALS, ORGANIZATION, List.of(organization));
  }

  private static Condition isOneOf(
      ConditionOperator operator, String key, java.util.Collection<String> values) {
    return new Condition(
        operator,
        SetQualifier.NONE,
        false,
        ConditionKey.of(key),
        values.stream()
            .sorted()
            .map(value -> Pattern.ofValue(value, operator, LanguageVersion.V2012_10_17))
            .toList());
  }

  private static Statement matching(Condition... conditions) {
    return new Statement(
        null,
        Effect.DENY,
        new PrincipalElement.Implied(),
        new ActionElement.Actions(List.of(ActionPattern.of("*"))),
        new ResourceElement.Implied(),
        List.of(conditions));
  }

  private int number(Statement statement) {
    return numbers.computeIfAbsent(
        statement,
        s -> {
          statements.add(
              new Statement(
                  null, Effect.DENY, s.principal(), s.action(), s.resource(), s.conditions()));
          return statements.size() - 1;
        });
  }

  /// All of it as a document whose statements tell nothing but what they match.
  Optional<Policy> document() {
    return statements.isEmpty()
        ? Optional.empty()
        : Optional.of(new Policy(LanguageVersion.V2012_10_17, null, statements));
  }

  int size() {
    return statements.size();
  }

  /// The requests that SCPs keep back.
  int keptBack(SetAlgebra sets, StatementSets matched) {
    int kept = SetAlgebra.NOTHING;
    for (Bound one : bound) {
      int stopped = SetAlgebra.NOTHING;
      for (List<Statement> level : one.levels) {
        int allowed = SetAlgebra.NOTHING;
        for (Statement statement : level) {
          int set = matched.of(number(statement));
          if (statement.isDeny()) {
            stopped = sets.or(stopped, set);
          } else {
            allowed = sets.or(allowed, set);
          }
        }
        stopped = sets.or(stopped, sets.minus(SetAlgebra.EVERYTHING, allowed));
      }
      kept = sets.or(kept, sets.and(matched.of(one.callers), stopped));
    }
    return kept;
  }

  /// The requests that cannot occur.
  int strange(SetAlgebra sets, StatementSets matched) {
    int all = SetAlgebra.NOTHING;
    for (Strange one : strange) {
      all = sets.or(all, sets.and(matched.of(one.callers), matched.of(one.organization)));
    }
    return all;
  }
}
