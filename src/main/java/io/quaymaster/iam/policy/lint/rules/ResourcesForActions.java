package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.Segment.Literal;
import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Action;
import io.quaymaster.iam.policy.lint.LocatedStatement.Resource;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.ResourceTypeRef;
import io.quaymaster.iam.service.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Actions of ECR for which none of the statement's resources can be the one they act on.
public final class ResourcesForActions implements LintRule {
  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    for (LocatedStatement statement : policy.statements()) {
      if (statement.namesActions()) {
        check(statement, policy, findings);
      }
    }
  }

  private static void check(LocatedStatement statement, LocatedPolicy policy, Findings findings) {
    Places places = new Places(statement, policy);
    List<Action> lost = new ArrayList<>();
    for (Action action : statement.actions()) {
      if (isLost(action.pattern(), places)) {
        lost.add(action);
      }
    }
    boolean dead = lost.size() == statement.actions().size();
    for (Action action : lost) {
      ActionPattern pattern = action.pattern();
      boolean onNothing = places.needEverything(pattern);
      findings.add(
          IssueCode.RESOURCE_ACTION_MISMATCH,
          dead ? FindingType.ERROR : FindingType.WARNING,
          action.entry().location(),
          message(pattern, onNothing, policy),
          onNothing
                  && statement.namesResources()
                  && policy.type() != PolicyType.REPOSITORY_POLICY
                  && policy.type() != PolicyType.RCP
              ? Statements.onEverything(action, statement, policy)
              : new Fix[0]);
    }
  }

  private static boolean isLost(ActionPattern pattern, Places places) {
    if (!Actions.judged(pattern.service()) || Actions.isToken(pattern)) {
      return false;
    }
    List<ActionDefinition> known = Actions.matched(pattern);
    return !known.isEmpty() && known.stream().noneMatch(places::has);
  }

  private static String message(ActionPattern pattern, boolean onNothing, LocatedPolicy policy) {
    String action = Excerpt.of(pattern.text());
    if (policy.type() == PolicyType.REPOSITORY_POLICY) {
      return action
          + " does not act on an existing repository, so a repository policy says nothing"
          + " about it; use an identity-based policy.";
    }
    if (policy.type() == PolicyType.RCP) {
      return action + " acts on no resource, so a resource control policy does not apply to it.";
    }
    return onNothing
        ? action
            + " acts on no resource and is authorized on `*`, which no ARN covers; give it a"
            + " statement of its own with `\"Resource\": \"*\"`."
        : "None of the resources here can be one that " + action + " acts on.";
  }

  /// The resources that a statement is about, as far as their service and type go.
  private static final class Places {
    private final LocatedStatement statement;
    private final PolicyType type;
    private final boolean everything;
    private final Map<String, Boolean> types = new HashMap<>();

    Places(LocatedStatement statement, LocatedPolicy policy) {
      this.statement = statement;
      this.type = policy.type();
      this.everything = !statement.namesResources() || Resources.includeEverything(statement);
    }

    boolean needEverything(ActionPattern pattern) {
      return Actions.matched(pattern).stream().noneMatch(ActionDefinition::hasResourceType);
    }

    boolean has(ActionDefinition action) {
      if (type == PolicyType.REPOSITORY_POLICY) {
        return action.scope() == Scope.REPOSITORY && !action.name().equals("CreateRepository");
      }
      if (!action.hasResourceType()) {
        return everything && type != PolicyType.RCP;
      }
      return everything
          || action.resourceTypes().stream().anyMatch(ref -> has(action.service(), ref));
    }

    private boolean has(String service, ResourceTypeRef ref) {
      return types.computeIfAbsent(
          service + ":" + ref.name(),
          _ ->
              statement.resources().stream()
                  .anyMatch(resource -> mayName(resource, service, ref.name())));
    }

    /// Misspelt ARNs have findings of their own, so they are taken for what they mean.
    private static boolean mayName(Resource resource, String service, String type) {
      String text = plain(resource);
      String[] parts = text.split(":", 6);
      if (!parts[0].equals("arn") || parts.length < 6) {
        return !parts[0].equals("arn")
            || parts.length < 3
            || Glob.overlap(parts[2], service)
            || parts[parts.length - 1].startsWith("repository/");
      }
      String kind = parts[5].length() > 64 ? parts[5].substring(0, 64) + "*" : parts[5];
      boolean misspelt =
          !Actions.judged(parts[2]) && kind.startsWith("repository/") || kind.indexOf(':') >= 0;
      return misspelt || (overlap(parts[2], service) && Glob.overlap(kind, type + "/?*"));
    }

    private static boolean overlap(String part, String service) {
      return part.length() < 64 && Glob.overlap(part, service);
    }

    /// The text with `*` for each variable.
    private static String plain(Resource resource) {
      StringBuilder out = new StringBuilder();
      resource
          .pattern()
          .segments()
          .forEach(segment -> out.append(segment instanceof Literal(String text) ? text : "*"));
      return out.toString();
    }
  }
}
