package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.PrincipalPattern.Anyone;
import io.quaymaster.iam.policy.PrincipalPattern.AwsAccount;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedElement;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Action;
import io.quaymaster.iam.policy.lint.LocatedStatement.Principal;
import io.quaymaster.iam.policy.lint.LocatedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A policy after which nobody in the owning account could set it again: an unconditional `Deny`
/// that hits the account's root user, and so every principal of it. Source: ECR API Reference,
/// `SetRepositoryPolicy`, "force".
public final class Lockout implements LintRule {
  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    if (!policy.context().isResourceBased()) {
      return;
    }
    boolean registry = policy.type() == PolicyType.REGISTRY_POLICY;
    String service = registry ? "ecr" : policy.context().registry().servicePrefix();
    String setting = registry ? "PutRegistryPolicy" : "SetRepositoryPolicy";
    for (LocatedStatement statement : policy.statements()) {
      boolean denies =
          statement.isDeny()
              && statement.condition().isEmpty()
              && Actions.covers(statement, service, setting.toLowerCase(Locale.ROOT))
              && onItself(statement, registry, policy)
              && hitsOwner(statement, policy);
      if (denies) {
        Optional<Action> entry = entry(statement, service, setting);
        findings.add(
            IssueCode.LOCKOUT,
            entry
                .map(Action::entry)
                .map(LocatedText::location)
                .or(() -> statement.action().map(LocatedElement::location))
                .orElse(statement.location()),
            "This denies `"
                + service
                + ":"
                + setting
                + "` to everybody in the owning account, the"
                + " root user included, so nobody could set the policy again.",
            entry
                .filter(action -> !action.pattern().hasWildcard())
                .map(action -> ListedEntries.deleteAction(action.entry(), statement, policy))
                .orElse(new Fix[0]));
      }
    }
  }

  private static Optional<Action> entry(
      LocatedStatement statement, String service, String setting) {
    return statement.actions().stream()
        .filter(a -> Actions.matches(a.pattern(), service, setting.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /// Whether the statement is about the repository itself, or about the registry (which is `*`).
  private static boolean onItself(
      LocatedStatement statement, boolean registry, LocatedPolicy policy) {
    if (statement.resource().isEmpty()) {
      return !registry;
    }
    if (Resources.includeEverything(statement)) {
      return statement.namesResources();
    }
    String own = policy.context().resourceArn();
    return !registry
        && own != null
        && statement.namesResources()
        && statement.resources().stream().anyMatch(r -> r.entry().text().equals(own));
  }

  private static boolean hitsOwner(LocatedStatement statement, LocatedPolicy policy) {
    if (statement.principal().isEmpty() || statement.principals().isEmpty()) {
      return false;
    }
    Optional<String> owner = policy.context().owner();
    List<PrincipalPattern> patterns =
        statement.principals().stream().map(Principal::pattern).toList();
    if (statement.principal().get().negated()) {
      return owner.isPresent() && patterns.stream().noneMatch(p -> isOf(p, owner.get()));
    }
    return patterns.stream()
        .anyMatch(pattern ->
            pattern instanceof Anyone
                || (pattern instanceof AwsAccount(String account)
                    && owner.equals(Optional.of(account))));
  }

  /// Whether the entry can name somebody of the account.
  private static boolean isOf(PrincipalPattern pattern, String owner) {
    return switch (pattern) {
      case Anyone _ -> true;
      case AwsAccount(String account) -> account.equals(owner);
      case PrincipalPattern.User(String _, String account, String _) -> account.equals(owner);
      case PrincipalPattern.Role(String _, String account, String _) -> account.equals(owner);
      case PrincipalPattern.RoleSession(String _, String account, String _, String _) ->
          account.equals(owner);
      case PrincipalPattern.FederatedUser(String _, String account, String _) ->
          account.equals(owner);
      case PrincipalPattern.Service _,
          PrincipalPattern.Federated _,
          PrincipalPattern.CanonicalUser _,
          PrincipalPattern.Unmatchable _ ->
          false;
    };
  }
}
