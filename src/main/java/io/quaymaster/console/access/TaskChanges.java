package io.quaymaster.console.access;

import io.quaymaster.console.catalog.AppliedPolicies;
import io.quaymaster.iam.analysis.AccessConditions;
import io.quaymaster.iam.analysis.ConditionalAccess;
import io.quaymaster.iam.analysis.OpenRequest;
import io.quaymaster.iam.evaluation.CompiledPolicies;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.service.ServiceReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What of some tasks one principal gains or loses on one repository, when one state of affairs
/// takes the place of another. Keys of the request that nobody knows make it a matter of
/// conditions, and then each possible request counts.
final class TaskChanges {
  private final Evaluator evaluator = new Evaluator(ServiceReference.load());
  private final ConditionalAccess conditional = new ConditionalAccess();

  /// For each task (its actions, by its id) what changes.
  Map<String, TaskChange> of(Contrast.Sides sides, Map<String, List<String>> tasks) {
    Function<String, TaskChange> one = one(sides.before(), sides.after());
    Map<String, TaskChange> known = new HashMap<>();
    Map<String, TaskChange> changes = new LinkedHashMap<>();
    tasks.forEach((task, actions) ->
        changes.put(
            task,
            together(actions.stream().map(action -> known.computeIfAbsent(action, one)).toList())));
    return changes;
  }

  private Function<String, TaskChange> one(Requests.Prepared was, Requests.Prepared is) {
    AppliedPolicies before = was.applied();
    AppliedPolicies after = is.applied();
    RequestContext request = was.completed().request();
    RequestContext later = is.completed().request();
    PolicySet old = before.policies();
    PolicySet next = after.policies();
    if (!OpenKeys.areAskedFor(before) && !OpenKeys.areAskedFor(after)) {
      CompiledPolicies left = evaluator.compile(old);
      CompiledPolicies right = evaluator.compile(next);
      return action ->
          decided(
              left.decide(request.withAction(action)).isAllowed(),
              right.decide(later.withAction(action)).isAllowed());
    }
    return action ->
        change(
            conditional.change(
                new OpenRequest(request.withAction(action), key -> OpenKeys.isOpen(key, before)),
                old,
                later.withAction(action),
                next));
  }

  private static TaskChange decided(boolean was, boolean is) {
    return new TaskChange(
        TaskExtents.extent(was), TaskExtents.extent(is), is && !was, was && !is, true);
  }

  private static TaskChange change(AccessConditions.Change change) {
    return new TaskChange(
        TaskExtents.extent(change.before()),
        TaskExtents.extent(change.after()),
        !change.gained().isEmpty(),
        !change.lost().isEmpty(),
        !change.isUndecided());
  }

  private static TaskChange together(List<TaskChange> actions) {
    return new TaskChange(
        TaskExtents.together(actions.stream().map(TaskChange::before).toList()),
        TaskExtents.together(actions.stream().map(TaskChange::after).toList()),
        actions.stream().anyMatch(TaskChange::gained),
        actions.stream().anyMatch(TaskChange::lost),
        actions.stream().allMatch(TaskChange::decided));
  }
}
