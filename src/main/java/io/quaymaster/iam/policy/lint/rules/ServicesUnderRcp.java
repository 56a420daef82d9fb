package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.ConditionOperator.Family;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Condition;
import java.util.Set;

/// A resource control policy also hits AWS services that act on their own behalf, and those carry
/// no key of a principal. Source: AWS Organizations User Guide, "Resource control policies".
public final class ServicesUnderRcp implements LintRule {
  /// Conditions on these tell services apart, or say what a service acts for.
  private static final Set<String> EXEMPTING =
      Set.of(
          "aws:principalisawsservice",
          "aws:principalservicename",
          "aws:principalservicenameslist",
          "aws:principaltype");

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    if (policy.type() != PolicyType.RCP) {
      return;
    }
    for (LocatedStatement statement : policy.statements()) {
      if (statement.isDeny() && hitsServices(statement)) {
        findings.add(
            IssueCode.RCP_SERVICE_EXEMPTION,
            statement
                .condition()
                .map(element -> element.nameLocation())
                .orElse(statement.location()),
            "This also denies AWS services that act on their own behalf; except them by"
                + " `BoolIfExists` with `aws:PrincipalIsAWSService` `false`.",
            Conditions.add(
                "Except AWS services",
                "BoolIfExists",
                "aws:PrincipalIsAWSService",
                "\"false\"",
                statement,
                policy));
      }
    }
  }

  /// A service's request carries no key of a principal, so it escapes conditions that need one.
  private static boolean hitsServices(LocatedStatement statement) {
    for (Condition condition : statement.conditions()) {
      String key = condition.key().name();
      boolean principal =
          key.startsWith("aws:principal") || key.equals("aws:userid") || key.equals("aws:username");
      if (EXEMPTING.contains(key) || (principal && Conditions.failsWithoutKey(condition))) {
        return false;
      }
    }
    return statement.conditions().isEmpty()
        || statement.conditions().stream().anyMatch(ServicesUnderRcp::isAboutCallers);
  }

  /// Conditions that say who or from where; others, such as on TLS or on tags, are meant for
  /// services, too.
  private static boolean isAboutCallers(Condition condition) {
    String key = condition.key().name();
    return condition.operator().operator().family() != Family.NULL
        && (key.startsWith("aws:principal")
            || key.startsWith("aws:sourceip")
            || key.startsWith("aws:sourcevpc")
            || key.startsWith("aws:vpc"));
  }
}
