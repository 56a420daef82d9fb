package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.ConditionOperator;
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
import io.quaymaster.iam.service.Presence;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Conditions that answer otherwise than they seem to when the request lacks the key: negated
/// operators in an `Allow`, MFA and the source address in a `Deny`.
public final class MissingKeys implements LintRule {
  /// Keys that every request to ECR carries, or nearly so.
  private static final Set<Presence> THERE =
      EnumSet.of(Presence.ALWAYS, Presence.SIGNED, Presence.MOSTLY);

  /// Addresses that no request has as its public one. Source: RFC 1918 and RFC 6598.
  private static final Pattern PRIVATE_ADDRESS =
      Pattern.compile(
          "(?:10\\.|192\\.168\\.|172\\.(?:1[6-9]|2[0-9]|3[01])\\.|100\\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\\.)[0-9.]{3,11}(?:/[0-9]{1,2})?");

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    for (LocatedStatement statement : policy.statements()) {
      Set<String> required = Conditions.required(statement);
      for (Condition condition : statement.conditions()) {
        if (statement.isAllow()) {
          negated(condition, required, statement, policy, findings);
        }
        if (statement.isDeny()) {
          mfa(condition, statement, policy, findings);
        }
        sourceIp(condition, required, statement, policy, findings);
      }
    }
  }

  private static void negated(
      Condition condition,
      Set<String> required,
      LocatedStatement statement,
      LocatedPolicy policy,
      Findings findings) {
    OperatorText operator = condition.operator();
    Optional<ConditionKeyDefinition> key = Actions.REFERENCE.key(condition.key().name());
    boolean open =
        operator.operator().negated()
            && operator.qualifier() == SetQualifier.NONE
            && !operator.ifExists()
            && key.isPresent()
            && !THERE.contains(key.get().presence())
            && !required.contains(condition.key().name());
    if (open) {
      findings.add(
          IssueCode.COND_NEGATED_ALLOW,
          condition.operatorLocation(),
          Excerpt.of(operator.text())
              + " is also true where the request has no "
              + Excerpt.of(condition.key().text())
              + ", so this allows such requests.",
          Conditions.add(
              "Require the key", "Null", condition.key().text(), "\"false\"", statement, policy));
    }
  }

  private static void mfa(
      Condition condition, LocatedStatement statement, LocatedPolicy policy, Findings findings) {
    OperatorText operator = condition.operator();
    boolean lets =
        condition.key().name().equals("aws:multifactorauthpresent")
            && Set.of(Family.BOOL, Family.STRING).contains(operator.operator().family())
            && !operator.operator().negated()
            && !operator.ifExists()
            && condition.values().stream().anyMatch(v -> v.text().equalsIgnoreCase("false"));
    if (lets) {
      OperatorText right = new OperatorText(ConditionOperator.BOOL, SetQualifier.NONE, true);
      findings.add(
          IssueCode.COND_BOOL_MFA_DENY,
          condition.operatorLocation(),
          "Requests signed with long-term keys have no `aws:MultiFactorAuthPresent`, so this `Deny`"
              + " lets them pass; use `BoolIfExists`.",
          Conditions.move("Write `BoolIfExists`", condition, right.text(), statement, policy));
    }
  }

  private static void sourceIp(
      Condition condition,
      Set<String> required,
      LocatedStatement statement,
      LocatedPolicy policy,
      Findings findings) {
    ConditionOperator operator = condition.operator().operator();
    if (!condition.key().name().equals("aws:sourceip")
        || operator.family() != Family.IP_ADDRESS
        || !throughEndpoints(statement)) {
      return;
    }
    boolean anyPrivate =
        condition.values().stream().anyMatch(v -> PRIVATE_ADDRESS.matcher(v.text()).matches());
    boolean guarded =
        required.contains("aws:sourceip")
            || statement.conditions().stream().anyMatch(MissingKeys::isNetworkGuard);
    if (statement.isDeny()
        && operator.negated()
        && condition.operator().qualifier() != SetQualifier.FOR_ANY_VALUE
        && !guarded) {
      findings.add(
          IssueCode.COND_SOURCEIP_VPCE,
          condition.keyLocation(),
          "Requests through a VPC endpoint have no `aws:SourceIp`, so this denies all of them.",
          Conditions.add(
              "Deny only where the address is known",
              "Null",
              "aws:SourceIp",
              "\"false\"",
              statement,
              policy));
    } else if (anyPrivate) {
      findings.add(
          IssueCode.COND_SOURCEIP_VPCE,
          FindingType.WARNING,
          condition.keyLocation(),
          "`aws:SourceIp` is a public address, never one of a private network; inside a VPC use"
              + " `aws:VpcSourceIp`.",
          Conditions.rename("Write `aws:VpcSourceIp`", condition, "aws:VpcSourceIp", policy));
    }
  }

  /// Conditions that tell requests through an endpoint, or by a service, apart.
  private static boolean isNetworkGuard(Condition condition) {
    return switch (condition.key().name()) {
      case "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:sourcevpcarn",
          "aws:vpcsourceip",
          "aws:vpceaccount",
          "aws:vpceorgid",
          "aws:vpceorgpaths" ->
          true;
      default -> false;
    };
  }

  /// Private ECR has VPC endpoints; ECR Public has none.
  private static boolean throughEndpoints(LocatedStatement statement) {
    return statement.action().isEmpty()
        || statement.action().get().negated()
        || statement.actions().stream()
            .anyMatch(a -> a.pattern().isEverything() || a.pattern().service().equals("ecr"));
  }
}
