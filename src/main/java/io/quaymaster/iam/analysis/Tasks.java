package io.quaymaster.iam.analysis;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Folds actions into the tasks that they make up. What only identity policies can grant (the token
/// actions) does not count for a repository or registry policy.
final class Tasks {
  private final ServiceReference reference;
  private final boolean resourceBased;

  Tasks(ServiceReference reference, Place place) {
    this.reference = reference;
    this.resourceBased =
        place.type() == PolicyType.REPOSITORY_POLICY || place.type() == PolicyType.REGISTRY_POLICY;
  }

  /// The ids of the tasks all of whose unconditional actions are in `actions`.
  List<String> of(List<String> actions) {
    Set<String> have = new HashSet<>(actions);
    List<String> tasks = new ArrayList<>();
    for (TaskDefinition task : reference.tasks()) {
      List<String> needs =
          task.needs().stream()
              .filter(
                  need -> need.isUnconditional() && !(resourceBased && need.identityPolicyOnly()))
              .filter(need ->
                  !(!resourceBased
                      && need.identityPolicyOnly()
                      && !have.contains(need.action())
                      && task.needs().stream().anyMatch(Need::onRepository)))
              .map(Need::action)
              .toList();
      if (!needs.isEmpty() && have.containsAll(needs)) {
        tasks.add(task.id());
      }
    }
    return tasks;
  }
}
