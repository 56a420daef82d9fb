package io.quaymaster.console.access;

import io.quaymaster.console.access.RepositoryAccess.Extent;
import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.iam.analysis.AccessConditions;
import io.quaymaster.iam.analysis.ConditionalAccess;
import io.quaymaster.iam.analysis.OpenRequest;
import io.quaymaster.iam.evaluation.CompiledPolicies;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.Explanation;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// How much of some tasks one principal can do on one repository. Keys of the request that nobody
/// knows make it a matter of conditions.
final class TaskExtents {
  private static final List<String> PRIVATE =
      List.of(
          "private.pull",
          "private.push",
          "private.delete-image",
          "private.policy",
          "private.delete-repository");
  private static final List<String> PUBLIC =
      List.of("public.push", "public.delete-image", "public.policy");

  private final ServiceReference reference = ServiceReference.load();
  private final Evaluator evaluator = new Evaluator(reference);
  private final ConditionalAccess conditional = new ConditionalAccess();

  /// The tasks that a table of a repository shows.
  List<TaskDefinition> usual(RegistryKind kind) {
    return (kind == RegistryKind.PRIVATE ? PRIVATE : PUBLIC)
        .stream().flatMap(id -> reference.task(id).stream()).toList();
  }

  /// What comes before all other tasks.
  TaskDefinition login(RegistryKind kind) {
    return reference
        .task(kind == RegistryKind.PRIVATE ? "private.login" : "public.login")
        .orElseThrow();
  }

  /// What logging in needs, about no repository.
  static List<String> tokens(TaskDefinition login) {
    return login.needs().stream().map(Need::action).toList();
  }

  /// What a task needs of the repository itself in every case; logging in is another matter.
  static List<String> actions(TaskDefinition task) {
    return task.needs().stream()
        .filter(need -> need.isUnconditional() && need.onRepository())
        .map(Need::action)
        .toList();
  }

  /// The actions of each task, by its id.
  static Map<String, List<String>> actions(List<TaskDefinition> tasks) {
    Map<String, List<String>> actions = new LinkedHashMap<>();
    tasks.forEach(task -> actions.put(task.id(), actions(task)));
    return actions;
  }

  /// For each task (its actions, by its id) how much of it can be done.
  Map<String, Extent> of(Requests.Prepared prepared, Map<String, List<String>> tasks) {
    Function<String, Extent> one = one(prepared);
    Map<String, Extent> known = new LinkedHashMap<>();
    Map<String, Extent> extents = new LinkedHashMap<>();
    tasks.forEach((task, actions) ->
        extents.put(
            task,
            together(actions.stream().map(action -> known.computeIfAbsent(action, one)).toList())));
    return extents;
  }

  private Function<String, Extent> one(Requests.Prepared prepared) {
    Function<String, Extent> onFile = byPoliciesOnFile(prepared);
    AppliedPolicies applied = prepared.applied();
    if (applied.principalOnFile() && applied.resourceOnFile() && applied.repositoryPolicyOnFile()) {
      return onFile;
    }
    return action -> {
      RequestContext request = prepared.completed().request().withAction(action);
      Explanation explanation = evaluator.explain(request, applied.policies());
      return Unfiled.decide(Unfiled.layers(applied, explanation), evaluator, request, applied)
          ? Extent.UNKNOWN
          : onFile.apply(action);
    };
  }

  private Function<String, Extent> byPoliciesOnFile(Requests.Prepared prepared) {
    RequestContext request = prepared.completed().request();
    if (!OpenKeys.areAskedFor(prepared.applied())) {
      CompiledPolicies compiled = evaluator.compile(prepared.applied().policies());
      return action -> extent(compiled.decide(request.withAction(action)).isAllowed());
    }
    return action ->
        extent(
            conditional.of(
                new OpenRequest(
                    request.withAction(action), key -> OpenKeys.isOpen(key, prepared.applied())),
                prepared.applied().policies()));
  }

  static Extent extent(boolean allowed) {
    return allowed ? Extent.ALL : Extent.NONE;
  }

  static Extent extent(AccessConditions conditions) {
    return switch (conditions) {
      case AccessConditions.Always() -> Extent.ALL;
      case AccessConditions.Never() -> Extent.NONE;
      case AccessConditions.Sometimes _, AccessConditions.Undecided _ -> Extent.CONDITIONAL;
    };
  }

  /// Of a task of which something is denied for sure, nothing counts but what is granted.
  static Extent together(List<Extent> actions) {
    Set<Extent> all = EnumSet.noneOf(Extent.class);
    all.addAll(actions);
    if (all.contains(Extent.NONE)) {
      return all.contains(Extent.ALL) || all.contains(Extent.CONDITIONAL)
          ? Extent.SOME
          : Extent.NONE;
    }
    if (all.contains(Extent.UNKNOWN)) {
      return Extent.UNKNOWN;
    }
    return all.contains(Extent.CONDITIONAL) ? Extent.CONDITIONAL : Extent.ALL;
  }
}
