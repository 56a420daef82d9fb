package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.ConditionOperator.Family;
import io.quaymaster.iam.policy.SetQualifier;
import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Condition;
import io.quaymaster.iam.policy.parse.OperatorText;
import io.quaymaster.iam.service.ConditionKeyDefinition;
import java.util.Optional;
import java.util.Set;

/// `ForAllValues` and `ForAnyValue` where they do not belong, and where they are missing. Source:
/// IAM User Guide, "Set operators for multivalued context keys".
public final class SetOperators implements LintRule {
  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    for (LocatedStatement statement : policy.statements()) {
      Set<String> required = Conditions.required(statement);
      for (Condition condition : statement.conditions()) {
        Optional<ConditionKeyDefinition> key = Actions.REFERENCE.key(condition.key().name());
        if (key.isPresent()) {
          check(condition, key.get(), statement, policy, findings);
        }
        forAll(condition, required, statement, policy, findings);
      }
    }
  }

  private static void check(
      Condition condition,
      ConditionKeyDefinition key,
      LocatedStatement statement,
      LocatedPolicy policy,
      Findings findings) {
    OperatorText operator = condition.operator();
    if (operator.operator().family() == Family.NULL) {
      return;
    }
    boolean set = operator.qualifier() != SetQualifier.NONE;
    if (set && !key.multiValued()) {
      OperatorText right =
          new OperatorText(operator.operator(), SetQualifier.NONE, operator.ifExists());
      boolean opens = operator.qualifier() == SetQualifier.FOR_ALL_VALUES && statement.isAllow();
      findings.add(
          IssueCode.COND_SET_ON_SINGLE,
          opens ? FindingType.SECURITY_WARNING : FindingType.WARNING,
          condition.operatorLocation(),
          Excerpt.of(condition.key().text())
              + " has one value, so "
              + Excerpt.of(operator.text())
              + " does not fit; use `"
              + right.text()
              + "`.",
          Conditions.move(
              "Write `" + right.text() + "`", condition, right.text(), statement, policy));
    } else if (!set && key.multiValued()) {
      SetQualifier qualifier =
          operator.operator().negated() ? SetQualifier.FOR_ALL_VALUES : SetQualifier.FOR_ANY_VALUE;
      OperatorText right = new OperatorText(operator.operator(), qualifier, operator.ifExists());
      findings.add(
          IssueCode.COND_MULTI_WITHOUT_SET,
          condition.operatorLocation(),
          Excerpt.of(condition.key().text())
              + " can have several values, and how "
              + Excerpt.of(operator.text())
              + " compares them is not defined; use `"
              + right.text()
              + "`.",
          Conditions.move(
              "Write `" + right.text() + "`", condition, right.text(), statement, policy));
    }
  }

  private static void forAll(
      Condition condition,
      Set<String> required,
      LocatedStatement statement,
      LocatedPolicy policy,
      Findings findings) {
    boolean open =
        statement.isAllow()
            && condition.operator().qualifier() == SetQualifier.FOR_ALL_VALUES
            && !required.contains(condition.key().name());
    if (open) {
      findings.add(
          IssueCode.COND_FORALL_ALLOW,
          condition.operatorLocation(),
          Excerpt.of(condition.operator().text())
              + " is also true where the request has no "
              + Excerpt.of(condition.key().text())
              + ", so this allows such requests; add `Null`"
              + " with `false` for the key.",
          Conditions.add(
              "Require the key", "Null", condition.key().text(), "\"false\"", statement, policy));
    }
  }
}
