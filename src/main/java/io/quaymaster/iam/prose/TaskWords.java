package io.quaymaster.iam.prose;

import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionElement.Actions;
import io.quaymaster.iam.policy.ActionElement.NotActions;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.ServiceDefinition;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a statement is about, in words: whole tasks where the actions make one, else the actions.
final class TaskWords {
  private static final int MOST = 5;
  private static final String PULL = "private.pull";

  /// Tasks as deeds, to follow *may* or *to*.
  static final Map<String, String> VERBS =
      Map.ofEntries(
          Map.entry("private.pull", "pull images (docker pull)"),
          Map.entry("private.push", "push images (docker push)"),
          Map.entry("private.list-tags", "list images"),
          Map.entry("private.delete-image", "delete images"),
          Map.entry("private.delete-repository", "delete the repository"),
          Map.entry("private.create-repository", "create repositories"),
          Map.entry("private.resource-tag", "change the repository's tags"),
          Map.entry("private.policy", "manage the repository policy"),
          Map.entry("private.replicate.destination", "replicate images"),
          Map.entry("public.push", "push images (docker push)"),
          Map.entry("public.delete-image", "delete images"),
          Map.entry("public.list-tags", "list image tags"),
          Map.entry("public.create-repository", "create public repositories"),
          Map.entry("public.policy", "manage the repository policy"));

  private final ServiceReference reference;

  TaskWords(ServiceReference reference) {
    this.reference = reference;
  }

  String of(ActionElement element) {
    return switch (element) {
      case Actions(List<ActionPattern> patterns) -> only(patterns);
      case NotActions(List<ActionPattern> patterns) ->
          "do everything in every service except " + except(patterns);
    };
  }

  private static String except(List<ActionPattern> patterns) {
    return Lists.join(patterns.stream().map(p -> Lists.code(p.text())).toList(), "and", MOST);
  }

  String only(List<ActionPattern> patterns) {
    if (patterns.stream().anyMatch(ActionPattern::isEverything)) {
      return "do everything in every service";
    }
    List<String> deeds = new ArrayList<>();
    List<ActionPattern> rest = new ArrayList<>();
    for (ActionPattern pattern : patterns) {
      if (pattern.name().equals("*")) {
        deeds.add(
            "do everything in "
                + title(pattern.service())
                + " ("
                + Lists.code(pattern.text())
                + ")");
      } else {
        rest.add(pattern);
      }
    }
    deeds.addAll(tasks(rest));
    return Lists.join(deeds, "and", MOST);
  }

  private String title(String service) {
    return switch (service) {
      case "ecr" -> "ECR";
      case "ecr-public" -> "ECR Public";
      default ->
          reference
              .service(service)
              .map(ServiceDefinition::displayName)
              .orElse(Lists.code(service));
    };
  }

  private List<String> tasks(List<ActionPattern> patterns) {
    Set<String> left = new LinkedHashSet<>();
    List<String> words = new ArrayList<>();
    for (ActionPattern pattern : patterns) {
      List<String> known = known(pattern);
      left.addAll(known);
      if (known.isEmpty()) {
        words.add("use " + Lists.code(pattern.text()) + " (no known action)");
      }
    }
    Set<String> all = Set.copyOf(left);
    List<String> deeds = new ArrayList<>();
    for (TaskDefinition task : byReach()) {
      List<String> needs = needs(task);
      if (all.containsAll(needs) && needs.stream().anyMatch(left::contains)) {
        deeds.add(VERBS.getOrDefault(task.id(), task.title()));
        needs.forEach(left::remove);
        if (task.id().equals(PULL)) {
          // Asking which layers are there tells nothing to those who may fetch them. Optional
          // actions
          // of other tasks do add access, so they are named.
          task.optional().forEach(need -> left.remove(need.action()));
        }
      }
    }
    if (!left.isEmpty()) {
      deeds.add("use " + Lists.join(left.stream().map(Lists::code).toList(), "and", MOST));
    }
    deeds.addAll(words);
    return deeds;
  }

  /// The actions of the reference that a pattern names, as the reference writes them.
  private List<String> known(ActionPattern pattern) {
    return reference.service(pattern.service()).stream()
        .flatMap(service -> service.actions().stream())
        .filter(action -> matches(pattern.name(), action.name().toLowerCase(Locale.ROOT)))
        .map(ActionDefinition::id)
        .toList();
  }

  /// Tasks that a sentence may name, the one with the most needs first.
  private List<TaskDefinition> byReach() {
    return reference.tasks().stream()
        .filter(task -> VERBS.containsKey(task.id()) && !needs(task).isEmpty())
        .sorted(
            Comparator.comparingInt((TaskDefinition task) -> -needs(task).size())
                .thenComparing(TaskDefinition::id))
        .toList();
  }

  /// What a repository's own policy must allow for a task, always.
  static List<String> needs(TaskDefinition task) {
    return task.needs().stream()
        .filter(need -> !need.identityPolicyOnly() && need.isUnconditional())
        .map(Need::action)
        .toList();
  }

  /// Whether `text` is what `pattern` says, `*` and `?` being wildcards; linear in the usual cases.
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int from = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        from = t;
      } else if (p < pattern.length()
          && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++from;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}
