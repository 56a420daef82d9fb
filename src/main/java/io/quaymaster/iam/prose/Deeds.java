package io.quaymaster.iam.prose;

import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Actions that somebody gained or lost, as what people do with them: whole tasks, parts of tasks
/// by the name of the task, and the other actions.
public final class Deeds {
  /// What the actions are done to.
  public enum Target {
    ONE_REPOSITORY,
    MANY
  }

  private static final int MOST = 5;

  private static final Map<String, String> LOGINS =
      Map.of(
          "private.login", "log in (docker login)",
          "public.login", "log in to ECR Public (docker login)");

  private static final Map<String, String> OF_MANY =
      Map.of(
          "private.delete-repository", "delete repositories",
          "private.resource-tag", "change tags of repositories",
          "private.policy", "manage repository policies",
          "public.policy", "manage repository policies");

  /// What a task is called where only a part of it is told.
  private static final Map<String, String> PARTS =
      Map.of(
          "private.pull", "docker pull",
          "private.push", "docker push",
          "private.policy", "managing the repository policy",
          "public.push", "docker push",
          "public.login", "docker login",
          "public.policy", "managing the repository policy");

  private final ServiceReference reference;

  public Deeds(ServiceReference reference) {
    this.reference = reference;
  }

  /// As it follows *may now*: `pull images (docker pull) and delete images`.
  public String gained(List<String> actions, Target target) {
    return words(actions, target, "and");
  }

  /// As it follows *may no longer*: `pull images (docker pull) or delete images`.
  public String lost(List<String> actions, Target target) {
    return words(actions, target, "or");
  }

  private String words(List<String> actions, Target target, String last) {
    Set<String> all = Set.copyOf(actions);
    Set<String> left = new LinkedHashSet<>(actions);
    List<String> deeds = new ArrayList<>();
    for (TaskDefinition task : tasks()) {
      Set<String> needs = needs(task);
      if (all.containsAll(needs) && needs.stream().anyMatch(left::contains)) {
        deeds.add(verb(task, target));
        left.removeAll(needs);
        if (task.id().equals("private.pull")) {
          // Asking which layers are there tells nothing to those who may fetch them.
          task.optional().forEach(need -> left.remove(need.action()));
        }
      }
    }
    deeds.addAll(parts(left));
    List<String> unknown = left.stream().filter(action -> !isKnown(action)).toList();
    left.removeAll(unknown);
    if (!left.isEmpty()) {
      deeds.add(use(left));
    }
    unknown.forEach(action -> deeds.add("use " + Lists.code(action) + " (no known action)"));
    return Lists.join(deeds, last, MOST);
  }

  /// Those that a task needs, by the task; they are taken out of `left`.
  private List<String> parts(Set<String> left) {
    Map<String, Set<String>> byTask = new LinkedHashMap<>();
    for (TaskDefinition task : tasks()) {
      Set<String> part = needs(task);
      part.retainAll(left);
      if (PARTS.containsKey(task.id()) && !part.isEmpty()) {
        byTask.computeIfAbsent(PARTS.get(task.id()), name -> new LinkedHashSet<>()).addAll(part);
        left.removeAll(part);
      }
    }
    return byTask.entrySet().stream()
        .map(part -> use(part.getValue()) + " (part of " + part.getKey() + ")")
        .toList();
  }

  private static String use(Set<String> actions) {
    return "use " + Lists.join(actions.stream().map(Lists::code).toList(), "and", MOST);
  }

  private static String verb(TaskDefinition task, Target target) {
    String one = LOGINS.getOrDefault(task.id(), TaskWords.VERBS.getOrDefault(task.id(), ""));
    return target == Target.MANY ? OF_MANY.getOrDefault(task.id(), one) : one;
  }

  /// Tasks that a sentence may name, the one with the most needs first.
  private List<TaskDefinition> tasks() {
    return reference.tasks().stream()
        .filter(task -> LOGINS.containsKey(task.id()) || TaskWords.VERBS.containsKey(task.id()))
        .filter(task -> !needs(task).isEmpty())
        .sorted(
            Comparator.comparingInt((TaskDefinition task) -> -needs(task).size())
                .thenComparing(TaskDefinition::id))
        .toList();
  }

  private static Set<String> needs(TaskDefinition task) {
    return new LinkedHashSet<>(
        LOGINS.containsKey(task.id())
            ? task.needs().stream().map(Need::action).toList()
            : TaskWords.needs(task));
  }

  private boolean isKnown(String action) {
    ActionPattern pattern = ActionPattern.of(action);
    return reference.service(pattern.service()).isEmpty() || reference.action(action).isPresent();
  }
}
