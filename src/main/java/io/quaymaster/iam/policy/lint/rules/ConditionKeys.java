package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.ConditionOperator.Family;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.SetQualifier;
import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Action;
import io.quaymaster.iam.policy.lint.LocatedStatement.Condition;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.RegistryKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Condition keys that no request carries, or no request for the statement's actions.
public final class ConditionKeys implements LintRule {
  private static final int MOST_SUGGESTIONS = 200;

  /// Global keys that come with some actions only; all other global keys come with every action.
  private static final Set<String> BY_ACTION =
      Set.of("aws:tagkeys", "aws:requesttag", "aws:resourcetag");

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    Map<String, List<String>> near = new HashMap<>();
    for (LocatedStatement statement : policy.statements()) {
      Carried carried = null;
      for (Condition condition : statement.conditions()) {
        if (unknown(condition, near, policy, findings)) {
          continue;
        }
        if (carried == null) {
          carried = new Carried(statement);
        }
        if (!publicTag(condition, statement, policy, findings)) {
          carried.check(condition, findings);
        }
      }
    }
  }

  private static boolean unknown(
      Condition condition,
      Map<String, List<String>> near,
      LocatedPolicy policy,
      Findings findings) {
    String name = condition.key().text();
    String lower = condition.key().name();
    int colon = lower.indexOf(':');
    String service = colon < 0 ? "" : lower.substring(0, colon);
    boolean judged = service.isEmpty() || service.equals("aws") || Actions.judged(service);
    if (!judged || Actions.REFERENCE.key(lower).isPresent() || name.isBlank()) {
      return false;
    }
    if (service.isEmpty()) {
      findings.add(
          IssueCode.COND_UNKNOWN_KEY,
          FindingType.ERROR,
          condition.keyLocation(),
          Excerpt.of(name) + " is no condition key; keys start with a service, as `aws:SourceIp`.",
          fixes(condition, near("aws:" + name, near), policy));
      return true;
    }
    List<String> meant = near(name, near);
    boolean tag =
        lower.endsWith(":resourcetag")
            || lower.endsWith(":requesttag")
            || lower.endsWith(":principaltag")
            || lower.endsWith("tag/");
    findings.add(
        IssueCode.COND_UNKNOWN_KEY,
        service.equals("aws") && !tag ? FindingType.WARNING : FindingType.ERROR,
        condition.keyLocation(),
        tag
            ? Excerpt.of(name)
                + " does not name a tag; write `"
                + name.replaceAll("/$", "")
                + "/` and the tag's key."
            : "Unknown condition key "
                + Excerpt.of(name)
                + "."
                + (meant.isEmpty() ? "" : " Did you mean `" + String.join("` or `", meant) + "`?"),
        tag ? new Fix[0] : fixes(condition, meant, policy));
    return true;
  }

  private static List<String> near(String name, Map<String, List<String>> known) {
    List<String> found = known.get(name);
    if (found != null || known.size() >= MOST_SUGGESTIONS) {
      return found == null ? List.of() : found;
    }
    int slash = name.indexOf('/');
    List<String> names = new ArrayList<>();
    String stem = slash < 0 ? name : name.substring(0, slash + 1) + "${TagKey}";
    for (String key : Actions.REFERENCE.nearestKeys(stem, 2)) {
      int open = Math.max(key.indexOf("/${"), key.indexOf("/tag-key"));
      if (open < 0) {
        names.add(key);
      } else if (slash >= 0) {
        names.add(key.substring(0, open) + name.substring(slash));
      }
    }
    known.put(name, names);
    return names;
  }

  private static Fix[] fixes(Condition condition, List<String> meant, LocatedPolicy policy) {
    return meant.stream()
        .map(name -> Conditions.rename("Write `" + name + "`", condition, name, policy))
        .flatMap(Arrays::stream)
        .toArray(Fix[]::new);
  }

  /// `ecr:ResourceTag/…`, which the guide of ECR Public shows, where the actions are its own.
  private static boolean publicTag(
      Condition condition, LocatedStatement statement, LocatedPolicy policy, Findings findings) {
    if (!condition.key().name().startsWith("ecr:resourcetag/")) {
      return false;
    }
    boolean publicPolicy =
        policy.type() == PolicyType.REPOSITORY_POLICY
            && policy.context().registry() == RegistryKind.PUBLIC;
    boolean some =
        statement.namesActions()
            && statement.actions().stream()
                .anyMatch(action -> action.pattern().service().equals("ecr-public"));
    if (!publicPolicy && !some) {
      return false;
    }
    boolean all = publicPolicy || Actions.only(statement, Set.of("ecr-public"));
    String right = "ecr-public" + condition.key().text().substring("ecr".length());
    findings.add(
        IssueCode.COND_ECR_TAG_IN_PUBLIC,
        all ? FindingType.ERROR : FindingType.WARNING,
        condition.keyLocation(),
        "Requests to ECR Public never carry "
            + Excerpt.of(condition.key().text())
            + "; write "
            + Excerpt.of(right)
            + ".",
        all ? fixes(condition, List.of(right), policy) : new Fix[0]);
    return true;
  }

  /// Which keys the requests for a statement's actions carry.
  private static final class Carried {
    private final Set<ActionDefinition> named = new LinkedHashSet<>();
    private final Set<ActionDefinition> all = new LinkedHashSet<>();
    private final boolean onlyJudged;

    Carried(LocatedStatement statement) {
      boolean judged = statement.namesActions();
      for (Action action : judged ? statement.actions() : List.<Action>of()) {
        ActionPattern pattern = action.pattern();
        if (!Actions.judged(pattern.service())) {
          judged = false;
        } else if (pattern.hasWildcard()) {
          all.addAll(Actions.matched(pattern));
        } else {
          Actions.named(pattern).ifPresent(named::add);
        }
      }
      all.addAll(named);
      onlyJudged = judged && !statement.actions().isEmpty();
    }

    void check(Condition condition, Findings findings) {
      String key = condition.key().name();
      int slash = key.indexOf('/');
      String stem = slash < 0 ? key : key.substring(0, slash);
      boolean judged =
          BY_ACTION.contains(stem) || stem.startsWith("ecr:") || stem.startsWith("ecr-public:");
      var operator = condition.operator();
      boolean asksForIt =
          !operator.ifExists()
              && operator.operator().family() != Family.NULL
              && operator.qualifier() != SetQualifier.FOR_ALL_VALUES;
      if (!judged || !asksForIt || all.isEmpty()) {
        return;
      }
      boolean none = all.stream().noneMatch(action -> action.supportsKey(key));
      List<String> without =
          (none ? all : named)
              .stream()
                  .filter(action -> !action.supportsKey(key))
                  .map(ActionDefinition::id)
                  .limit(4)
                  .toList();
      if (without.isEmpty()) {
        return;
      }
      boolean dead = none && onlyJudged && Conditions.isPositive(condition);
      findings.add(
          IssueCode.COND_KEY_NOT_FOR_ACTION,
          dead ? FindingType.ERROR : FindingType.WARNING,
          condition.keyLocation(),
          "Requests for `"
              + String.join("`, `", without.subList(0, Math.min(3, without.size())))
              + (without.size() > 3 ? "` and others" : "`")
              + " do not carry "
              + Excerpt.of(condition.key().text())
              + ", so the condition is "
              + (operator.operator().negated() ? "always" : "never")
              + " met for them.");
    }
  }
}
