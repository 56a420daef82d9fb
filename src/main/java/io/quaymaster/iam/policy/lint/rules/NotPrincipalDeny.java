package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.PrincipalPattern.AwsAccount;
import io.quaymaster.iam.policy.PrincipalPattern.Role;
import io.quaymaster.iam.policy.PrincipalPattern.RoleSession;
import io.quaymaster.iam.policy.PrincipalPattern.User;
import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedElement;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Principal;
import io.quaymaster.iam.policy.parse.Edits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// `Deny` with `NotPrincipal`: whom it spares is hardly ever whom it lists. Source: IAM User Guide,
/// "AWS JSON policy elements: NotPrincipal".
public final class NotPrincipalDeny implements LintRule {
  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    for (LocatedStatement statement : policy.statements()) {
      if (statement.isDeny() && statement.principal().isPresent()) {
        LocatedElement<Principal> element = statement.principal().get();
        if (element.negated()) {
          Fix[] fixes = fixes(element, statement, policy);
          chain(element, fixes, findings);
          boundary(element, fixes, findings);
        }
      }
    }
  }

  private static void chain(LocatedElement<Principal> element, Fix[] fixes, Findings findings) {
    Set<String> accounts = new HashSet<>();
    Set<String> roles = new HashSet<>();
    for (Principal principal : element.entries()) {
      switch (principal.pattern()) {
        case AwsAccount(String account) -> accounts.add(account);
        case Role(String _, String account, String name) ->
            roles.add(account + "/" + name.substring(name.lastIndexOf('/') + 1));
        default -> {}
      }
    }
    Set<String> named = accountsOfNamed(element);
    for (Principal principal : element.entries()) {
      if (principal.pattern() instanceof AwsAccount(String account) && !named.contains(account)) {
        findings.add(
            IssueCode.NOTPRINCIPAL_CHAIN,
            principal.entry().location(),
            Excerpt.of(principal.entry().text())
                + " exempts the root user of the account alone: no user or role of it is listed, so"
                + " this denies them all; list them, or use a condition on `aws:PrincipalAccount`"
                + " instead.",
            fixes);
      }
      List<String> missing = missing(principal.pattern(), accounts, roles);
      if (!missing.isEmpty()) {
        findings.add(
            IssueCode.NOTPRINCIPAL_CHAIN,
            principal.entry().location(),
            Excerpt.of(principal.entry().text())
                + " may be denied nevertheless, because "
                + String.join(" and ", missing)
                + (missing.size() > 1 ? " are" : " is")
                + " not listed in `NotPrincipal`; use a condition on `aws:PrincipalArn` instead.",
            fixes);
      }
    }
  }

  private static Set<String> accountsOfNamed(LocatedElement<Principal> element) {
    Set<String> named = new HashSet<>();
    for (Principal principal : element.entries()) {
      switch (principal.pattern()) {
        case User(String _, String account, String _) -> named.add(account);
        case Role(String _, String account, String _) -> named.add(account);
        case RoleSession(String _, String account, String _, String _) -> named.add(account);
        case PrincipalPattern.FederatedUser(String _, String account, String _) ->
            named.add(account);
        default -> {}
      }
    }
    return named;
  }

  private static List<String> missing(
      PrincipalPattern pattern, Set<String> accounts, Set<String> roles) {
    List<String> missing = new ArrayList<>();
    switch (pattern) {
      case User(String _, String account, String _) -> account(account, accounts, missing);
      case Role(String _, String account, String _) -> account(account, accounts, missing);
      case PrincipalPattern.FederatedUser(String _, String account, String _) ->
          account(account, accounts, missing);
      case RoleSession(String _, String account, String role, String _) -> {
        if (!roles.contains(account + "/" + role)) {
          missing.add("its role");
        }
        account(account, accounts, missing);
      }
      case PrincipalPattern.Anyone _,
          AwsAccount _,
          PrincipalPattern.Service _,
          PrincipalPattern.Federated _,
          PrincipalPattern.CanonicalUser _,
          PrincipalPattern.Unmatchable _ -> {}
    }
    return missing;
  }

  private static void account(String account, Set<String> accounts, List<String> missing) {
    if (!accounts.contains(account)) {
      missing.add("its account " + account);
    }
  }

  private static void boundary(LocatedElement<Principal> element, Fix[] fixes, Findings findings) {
    boolean spares =
        element.entries().stream()
            .anyMatch(principal ->
                principal.pattern() instanceof User
                    || principal.pattern() instanceof Role
                    || principal.pattern() instanceof RoleSession
                    || principal.pattern() instanceof AwsAccount);
    if (spares) {
      findings.add(
          IssueCode.NOTPRINCIPAL_BOUNDARY,
          element.nameLocation(),
          "A `Deny` with `NotPrincipal` always hits users and roles that have a permissions"
              + " boundary, even those listed; use a condition on `aws:PrincipalArn` instead.",
          fixes);
    }
  }

  /// The form that AWS recommends, where the text can be turned into it: users and roles only, and
  /// no other conditions.
  private static Fix[] fixes(
      LocatedElement<Principal> element, LocatedStatement statement, LocatedPolicy policy) {
    boolean plain =
        !element.entries().isEmpty()
            && element.entries().stream()
                .map(Principal::pattern)
                .allMatch(pattern -> pattern instanceof User || pattern instanceof Role);
    if (!plain || statement.condition().isPresent()) {
      return new Fix[0];
    }
    String arns =
        element.entries().stream()
            .map(principal -> Edits.quoted(principal.pattern().text()))
            .collect(Collectors.joining(", ", "[", "]"));
    return new Fix[] {
      policy
          .edits()
          .replace(
              "Say it by a condition on `aws:PrincipalArn`",
              element.member().nameStart(),
              element.member().value().end(),
              "\"Principal\": \"*\", \"Condition\": {\"ArnNotEquals\": {\"aws:PrincipalArn\": "
                  + arns
                  + "}}")
    };
  }
}
