package io.quaymaster.console.ui.comparison;

import io.quaymaster.console.ui.kit.ExtentTable;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A task as far as classes are about it; or what belongs to no task.
///
/// @param actions what the task needs of a policy of this type in every case
record ClassTask(String id, String title, Set<String> actions) {
  private static final String OTHER = "other";

  /// Tasks by which all actions of some classes can be told: those that a class makes up, and for
  /// what is left over the first that needs it.
  static List<ClassTask> of(PolicyType type, Collection<ClassLine> lines) {
    List<ClassTask> all =
        ServiceReference.load().tasks().stream().flatMap(task -> of(type, task).stream()).toList();
    Set<String> chosen = new LinkedHashSet<>();
    Set<String> others = new LinkedHashSet<>();
    for (ClassLine line : lines) {
      Set<String> left = new LinkedHashSet<>(line.changed().actions());
      all.stream()
          .filter(task -> line.changed().tasks().contains(task.id()))
          .forEach(task -> {
            chosen.add(task.id());
            left.removeAll(task.actions());
          });
      for (String action : left) {
        all.stream()
            .filter(task -> task.actions().contains(action))
            .findFirst()
            .ifPresentOrElse(task -> chosen.add(task.id()), () -> others.add(action));
      }
    }
    List<ClassTask> tasks = new ArrayList<>();
    all.stream().filter(task -> chosen.contains(task.id())).forEach(tasks::add);
    if (!others.isEmpty()) {
      tasks.add(new ClassTask(OTHER, "other actions", others));
    }
    return tasks;
  }

  private static Optional<ClassTask> of(PolicyType type, TaskDefinition task) {
    Set<String> actions = new LinkedHashSet<>();
    task.needs().stream()
        .filter(need -> need.isUnconditional() && isGranted(type, task, need))
        .forEach(need -> actions.add(need.action()));
    return actions.isEmpty()
        ? Optional.empty()
        : Optional.of(new ClassTask(task.id(), ExtentTable.title(task), Set.copyOf(actions)));
  }

  /// Logging in is a task of its own, and no matter of the policies of repositories.
  private static boolean isGranted(PolicyType type, TaskDefinition task, Need need) {
    boolean elsewhere = type == PolicyType.REPOSITORY_POLICY || type == PolicyType.REGISTRY_POLICY;
    return !need.identityPolicyOnly()
        || (!elsewhere && task.needs().stream().noneMatch(Need::onRepository));
  }

  boolean isOther() {
    return id.equals(OTHER);
  }

  /// Whether a class is about it, in whole or in part.
  boolean isOf(ClassLine line) {
    return line.changed().actions().stream().anyMatch(actions::contains);
  }
}
