package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalPattern;
import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Action;
import io.quaymaster.iam.policy.lint.LocatedStatement.Principal;
import io.quaymaster.iam.policy.parse.Edits;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A push or a pull of which a policy allows some actions to somebody and not the others.
public final class PartsOfTasks implements LintRule {
  /// Beyond that many sets of principals, each is judged by its own statements only.
  private static final int MOST_GROUPS = 200;

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    if (policy.type() != PolicyType.REPOSITORY_POLICY
        && policy.type() != PolicyType.IDENTITY_POLICY) {
      return;
    }
    List<Group> groups = groups(policy);
    check(Part.of(IssueCode.PUSH_INCOMPLETE, "private.push"), groups, policy, findings);
    check(Part.of(IssueCode.PUSH_INCOMPLETE, "public.push"), groups, policy, findings);
    check(Part.of(IssueCode.PULL_INCOMPLETE, "private.pull"), groups, policy, findings);
  }

  /// The actions that a task takes on a repository, and those of them that nothing else needs.
  private record Part(IssueCode code, List<ActionDefinition> all, List<ActionDefinition> telling) {
    static Part of(IssueCode code, String task) {
      List<ActionDefinition> all =
          Actions.REFERENCE.task(task).map(TaskDefinition::needs).orElse(List.of()).stream()
              .filter(Need::onRepository)
              .filter(Need::isUnconditional)
              .flatMap(need -> Actions.REFERENCE.action(need.action()).stream())
              .toList();
      // Whoever only puts images adds tags, and the check for layers is a part of pulling, too.
      List<ActionDefinition> telling =
          all.stream()
              .filter(action ->
                  !Set.of("PutImage", "BatchCheckLayerAvailability").contains(action.name()))
              .toList();
      return new Part(code, all, telling);
    }
  }

  /// The statements that allow something to the same principals.
  private record Group(Set<PrincipalPattern> principals, List<LocatedStatement> statements) {
    boolean isWithin(Group other) {
      return principals.stream()
          .allMatch(one -> other.principals.stream().anyMatch(p -> Coverage.includes(p, one)));
    }

    boolean allows(ActionDefinition action) {
      return statements.stream()
          .anyMatch(
              s -> Actions.covers(s, action.service(), action.name().toLowerCase(Locale.ROOT)));
    }
  }

  private static List<Group> groups(LocatedPolicy policy) {
    Map<Set<PrincipalPattern>, Group> groups = new LinkedHashMap<>();
    for (LocatedStatement statement : policy.statements()) {
      if (statement.isAllow()) {
        Set<PrincipalPattern> principals = new LinkedHashSet<>();
        if (policy.context().isResourceBased()) {
          statement.principals().stream().map(Principal::pattern).forEach(principals::add);
        }
        groups
            .computeIfAbsent(principals, _ -> new Group(principals, new ArrayList<>()))
            .statements()
            .add(statement);
      }
    }
    return List.copyOf(groups.values());
  }

  private static void check(
      Part part, List<Group> groups, LocatedPolicy policy, Findings findings) {
    for (Group group : groups) {
      telling(group, part).ifPresent(found -> check(part, group, found, groups, policy, findings));
    }
  }

  private record Found(LocatedStatement statement, Action action) {}

  /// The first entry that names one of the telling actions.
  private static Optional<Found> telling(Group group, Part part) {
    for (LocatedStatement statement : group.statements()) {
      for (Action action : statement.namesActions() ? statement.actions() : List.<Action>of()) {
        if (Actions.named(action.pattern()).filter(part.telling()::contains).isPresent()) {
          return Optional.of(new Found(statement, action));
        }
      }
    }
    return Optional.empty();
  }

  private static void check(
      Part part,
      Group group,
      Found found,
      List<Group> groups,
      LocatedPolicy policy,
      Findings findings) {
    List<Group> wider =
        groups.size() > MOST_GROUPS
            ? List.of(group)
            : groups.stream().filter(group::isWithin).toList();
    List<String> missing =
        part.all().stream()
            .filter(action -> wider.stream().noneMatch(g -> g.allows(action)))
            .map(ActionDefinition::id)
            .toList();
    if (missing.isEmpty()) {
      return;
    }
    boolean pull = part.code() == IssueCode.PULL_INCOMPLETE;
    boolean manifests = pull && missing.equals(List.of("ecr:GetDownloadUrlForLayer"));
    if (manifests && putsImages(wider)) {
      return;
    }
    List<String> entries = missing.stream().map(Edits::quoted).toList();
    findings.add(
        part.code(),
        manifests ? FindingType.SUGGESTION : FindingType.WARNING,
        found.action().entry().location(),
        (pull ? "A pull" : "A push")
            + " also takes `"
            + String.join("`, `", missing)
            + "`; "
            + Excerpt.of(found.action().pattern().text())
            + " alone "
            + (manifests ? "reads manifests only." : "is not enough."),
        policy
            .edits()
            .append(
                "Add what is missing",
                found.statement().action().orElseThrow().member().value(),
                entries));
  }

  /// Whoever puts images reads manifests for it: pushes and new tags need no layers.
  private static boolean putsImages(List<Group> groups) {
    return Actions.REFERENCE.action("ecr:PutImage").stream()
        .anyMatch(action -> groups.stream().anyMatch(group -> group.allows(action)));
  }
}
