package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Condition;
import io.quaymaster.iam.policy.lint.LocatedStatement.Principal;
import io.quaymaster.iam.policy.lint.LocatedText;
import io.quaymaster.iam.policy.text.PathElement.Key;
import io.quaymaster.iam.service.RegistryKind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// `Allow` for everybody without a condition that says who or from where.
public final class EveryonePrincipal implements LintRule {
  /// Keys that tie a request to an organization, an account, a principal or a network. Source:
  /// Amazon S3 User Guide, "The meaning of public", and the keys that came later.
  private static final Set<String> NARROWING =
      Set.of(
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:principalaccount",
          "aws:principalarn",
          "aws:principalservicename",
          "aws:userid",
          "aws:username",
          "aws:sourcearn",
          "aws:sourceaccount",
          "aws:sourceowner",
          "aws:sourceorgid",
          "aws:sourceorgpaths",
          "aws:sourceip",
          "aws:sourcevpc",
          "aws:sourcevpcarn",
          "aws:sourcevpce",
          "aws:vpcsourceip",
          "aws:vpceaccount",
          "aws:vpceorgid",
          "aws:vpceorgpaths");

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    if (policy.type() == PolicyType.RCP) {
      return;
    }
    for (LocatedStatement statement : policy.statements()) {
      if (!statement.isAllow() || statement.conditions().stream().anyMatch(this::narrows)) {
        continue;
      }
      statement.principals().stream()
          .filter(principal -> principal.pattern() instanceof PrincipalPattern.Anyone)
          .findFirst()
          .ifPresent(principal -> report(principal, policy, findings));
    }
  }

  private void report(Principal principal, LocatedPolicy policy, Findings findings) {
    findings.add(
        IssueCode.PRINCIPAL_STAR_ALLOW,
        principal.entry().location(),
        policy.context().registry() == RegistryKind.PUBLIC
            ? "`*` allows this to every identity of every AWS account; name the accounts, or add a"
                + " condition on `aws:PrincipalOrgID`. (Pulling needs no statement here.)"
            : "`*` allows this to every identity of every AWS account that grants itself the"
                + " action; name the accounts, or add a condition on `aws:PrincipalOrgID`.",
        fixes(principal.entry(), policy));
  }

  private static Fix[] fixes(LocatedText entry, LocatedPolicy policy) {
    Optional<String> owner = policy.context().owner();
    if (owner.isEmpty()) {
      return new Fix[0];
    }
    boolean bare = entry.path().getLast().equals(new Key("Principal"));
    String account = "\"" + owner.get() + "\"";
    return new Fix[] {
      policy
          .edits()
          .replace(
              "Name the owning account only",
              entry.json(),
              bare ? "{\"AWS\": " + account + "}" : account)
    };
  }

  private boolean narrows(Condition condition) {
    return Conditions.isPositive(condition)
        && NARROWING.contains(condition.key().name().toLowerCase(Locale.ROOT))
        && !condition.values().isEmpty()
        && condition.values().stream().noneMatch(value -> isEverything(condition, value.text()));
  }

  private static boolean isEverything(Condition condition, String value) {
    return switch (condition.operator().operator().family()) {
      case IP_ADDRESS -> value.endsWith("/0");
      case STRING, ARN ->
          condition.operator().operator().hasWildcards()
              && value.chars().allMatch(c -> c == '*' || c == '?' || c == ':');
      case NUMERIC, DATE, BOOL, BINARY, NULL -> false;
    };
  }
}
