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
import io.quaymaster.iam.policy.lint.LocatedText;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.RegistryKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Actions of ECR and ECR Public that do not exist, and patterns that match none that does.
public final class KnownActions implements LintRule {
  /// Looking for near names costs; whoever misspells more than that has another problem.
  private static final int MOST_SUGGESTIONS = 200;

  /// Names of private pull actions; ECR Public has none, because pulling is open to everybody.
  private static final Set<String> PULL = Set.of("batchgetimage", "getdownloadurlforlayer");

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    Map<String, List<String>> suggestions = new HashMap<>();
    for (LocatedStatement statement : policy.statements()) {
      for (Action action : statement.actions()) {
        ActionPattern pattern = action.pattern();
        if (!Actions.judged(pattern.service()) || Placeholders.stand(pattern.name())) {
          continue;
        }
        if (publicPull(action, statement, policy, findings)) {
          continue;
        }
        if (pattern.hasWildcard()) {
          pattern(action.entry(), pattern, statement, policy, findings);
        } else if (Actions.named(pattern).isEmpty()) {
          unknown(action.entry(), pattern, suggestions, statement, policy, findings);
        }
      }
    }
  }

  /// A `Deny` of pulling from a public repository, under whichever prefix.
  private static boolean publicPull(
      Action action, LocatedStatement statement, LocatedPolicy policy, Findings findings) {
    ActionPattern pattern = action.pattern();
    boolean publicPolicy =
        policy.type() == PolicyType.REPOSITORY_POLICY
            && policy.context().registry() == RegistryKind.PUBLIC;
    boolean pull =
        PULL.contains(pattern.name()) && (pattern.service().equals("ecr-public") || publicPolicy);
    if (!pull || !statement.isDeny()) {
      return false;
    }
    findings.add(
        IssueCode.ACTION_PUBLIC_PULL_DENY,
        action.entry().location(),
        Excerpt.of(pattern.text())
            + " denies nothing: everybody can pull from a public repository, and no policy can"
            + " forbid it.",
        ListedEntries.deleteAction(action.entry(), statement, policy));
    return true;
  }

  private static void pattern(
      LocatedText entry,
      ActionPattern pattern,
      LocatedStatement statement,
      LocatedPolicy policy,
      Findings findings) {
    if (Actions.matched(pattern).isEmpty()) {
      findings.add(
          IssueCode.ACTION_NO_MATCH_PATTERN,
          entry.location(),
          Excerpt.of(pattern.text()) + " matches no action of `" + pattern.service() + "`.",
          ListedEntries.delete("Delete the entry", entry, policy));
    }
  }

  private static void unknown(
      LocatedText entry,
      ActionPattern pattern,
      Map<String, List<String>> suggestions,
      LocatedStatement statement,
      LocatedPolicy policy,
      Findings findings) {
    String other = pattern.service().equals("ecr") ? "ecr-public" : "ecr";
    Optional<ActionDefinition> elsewhere = Actions.REFERENCE.action(other, pattern.name());
    if (pattern.service().equals("ecr-public") && PULL.contains(pattern.name())) {
      findings.add(
          IssueCode.ACTION_UNKNOWN,
          entry.location(),
          Excerpt.of(pattern.text())
              + " does not exist: everybody can pull from a public repository without a policy.",
          ListedEntries.deleteAction(entry, statement, policy));
      return;
    }
    List<String> near = near(pattern, suggestions);
    StringBuilder message =
        new StringBuilder("Unknown action ").append(Excerpt.of(pattern.text())).append('.');
    elsewhere.ifPresent(
        action -> message.append(" It exists in `").append(other).append("` only."));
    if (!near.isEmpty()) {
      message.append(" Did you mean `").append(String.join("` or `", near)).append("`?");
    }
    List<Fix> fixes = new ArrayList<>();
    for (String name : near) {
      fixes.add(policy.edits().text("Write `" + name + "`", entry.json(), name));
    }
    elsewhere
        .filter(action -> policy.type() != PolicyType.REPOSITORY_POLICY)
        .ifPresent(action ->
            fixes.add(
                policy.edits().text("Write `" + action.id() + "`", entry.json(), action.id())));
    findings.add(
        IssueCode.ACTION_UNKNOWN, entry.location(), message.toString(), fixes.toArray(Fix[]::new));
  }

  private static List<String> near(ActionPattern pattern, Map<String, List<String>> known) {
    String text = pattern.text();
    String name = text.substring(text.indexOf(':') + 1);
    List<String> found = known.get(pattern.service() + ":" + name);
    if (found == null && known.size() < MOST_SUGGESTIONS) {
      found = Actions.REFERENCE.nearestActions(pattern.service(), name, 2);
      known.put(pattern.service() + ":" + name, found);
    }
    return found == null ? List.of() : found;
  }
}
