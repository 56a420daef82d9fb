package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Action;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.RegistryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An ECR action behind the prefix of a service that has no such action (`ecs:`), and actions of
/// other services in the policy of a repository or registry.
public final class OtherServicesActions implements LintRule {
  /// Prefixes that are taken for `ecr`, and misspellings of it.
  private static final Set<String> CONFUSED = Set.of("ecs", "eks", "erc", "ec", "ercr", "ecrr");

  private static final Set<String> CONFUSED_PUBLIC =
      Set.of("ecrpublic", "ecr-pub", "public-ecr", "ecrp", "ecr-publ");

  /// Names that these services have, too.
  private static final Set<String> SHARED =
      Set.of(
          "tagresource",
          "untagresource",
          "listtagsforresource",
          "getaccountsetting",
          "putaccountsetting");

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    for (LocatedStatement statement : policy.statements()) {
      for (Action action : statement.actions()) {
        if (policy.context().isResourceBased()) {
          foreign(action, statement, policy, findings);
        } else {
          confused(action, policy, findings);
        }
      }
    }
  }

  private static void confused(Action action, LocatedPolicy policy, Findings findings) {
    ActionPattern pattern = action.pattern();
    List<ActionDefinition> meant = meant(pattern);
    if (meant.isEmpty()) {
      return;
    }
    findings.add(
        IssueCode.ACTION_WRONG_SERVICE,
        action.entry().location(),
        "The service `"
            + pattern.service()
            + "` has no action "
            + Excerpt.of(name(pattern))
            + ". Did you mean `"
            + meant.getFirst().id()
            + "`?",
        fixes(action, meant, policy));
  }

  /// The known actions that the pattern means under a wrong prefix.
  private static List<ActionDefinition> meant(ActionPattern pattern) {
    List<ActionDefinition> meant = new ArrayList<>();
    boolean publicPrefix = CONFUSED_PUBLIC.contains(pattern.service());
    if (pattern.hasWildcard()
        || SHARED.contains(pattern.name())
        || !(publicPrefix || CONFUSED.contains(pattern.service()))) {
      return meant;
    }
    if (!publicPrefix) {
      Actions.REFERENCE.action("ecr", pattern.name()).ifPresent(meant::add);
    }
    Actions.REFERENCE.action("ecr-public", pattern.name()).ifPresent(meant::add);
    return meant;
  }

  private static void foreign(
      Action action, LocatedStatement statement, LocatedPolicy policy, Findings findings) {
    ActionPattern pattern = action.pattern();
    RegistryKind registry =
        policy.type() == PolicyType.REGISTRY_POLICY
            ? RegistryKind.PRIVATE
            : policy.context().registry();
    String service = registry.servicePrefix();
    boolean publicPull =
        registry == RegistryKind.PUBLIC
            && statement.isDeny()
            && Set.of("batchgetimage", "getdownloadurlforlayer").contains(pattern.name());
    if (pattern.isEverything()
        || pattern.service().equals(service)
        || Actions.isToken(pattern)
        || publicPull
        || Placeholders.stand(pattern.text())) {
      return;
    }
    Optional<ActionDefinition> meant =
        pattern.hasWildcard()
            ? Optional.empty()
            : Actions.REFERENCE.action(service, pattern.name());
    List<ActionDefinition> known = meant.map(List::of).orElse(List.of());
    String message =
        Excerpt.of(pattern.text())
            + " is no action of `"
            + service
            + "`, and the "
            + policy.type().title()
            + " of a "
            + registry.id()
            + " registry knows no others."
            + meant.map(m -> " Did you mean `" + m.id() + "`?").orElse("");
    Fix[] fixes = fixes(action, known, policy);
    findings.add(
        IssueCode.ACTION_WRONG_SERVICE,
        action.entry().location(),
        message,
        fixes.length > 0 ? fixes : ListedEntries.deleteAction(action.entry(), statement, policy));
  }

  private static Fix[] fixes(Action action, List<ActionDefinition> meant, LocatedPolicy policy) {
    return meant.stream()
        .map(m -> policy.edits().text("Write `" + m.id() + "`", action.entry().json(), m.id()))
        .toArray(Fix[]::new);
  }

  private static String name(ActionPattern pattern) {
    return pattern.text().substring(pattern.text().indexOf(':') + 1);
  }
}
