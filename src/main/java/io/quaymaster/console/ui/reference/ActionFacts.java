package io.quaymaster.console.ui.reference;

import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.List;
import java.util.stream.Stream;

/// What the reference data says of an action in more than one place.
final class ActionFacts {
  private ActionFacts() {}

  /// The keys that come with the request, then those of the resource.
  static List<String> keys(ActionDefinition action) {
    return Stream.concat(action.conditionKeys().stream(), action.resourceConditionKeys().stream())
        .distinct()
        .toList();
  }

  /// The tasks that need it, or may.
  static List<TaskDefinition> tasks(ServiceReference reference, ActionDefinition action) {
    return reference.tasks().stream()
        .filter(task -> need(task, action.id()).findAny().isPresent())
        .toList();
  }

  static Stream<Need> need(TaskDefinition task, String action) {
    return Stream.concat(task.needs().stream(), task.optional().stream())
        .filter(need -> need.action().equalsIgnoreCase(action));
  }

  /// Whether only the caller's own policies can grant it, as for the token actions.
  static boolean isOfOwnPoliciesOnly(ServiceReference reference, ActionDefinition action) {
    return reference.tasks().stream()
        .flatMap(task -> need(task, action.id()))
        .anyMatch(Need::identityPolicyOnly);
  }
}
