package io.quaymaster.console.guardrail;

import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.service.AccessLevel;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The actions that a word of a guardrail stands for.
final class GuardedActions {
  private static final Set<AccessLevel> READING = Set.of(AccessLevel.LIST, AccessLevel.READ);
  private static final Set<String> SERVICES = Set.of("ecr", "ecr-public");

  private GuardedActions() {}

  static List<String> of(String word, ServiceReference reference) {
    return reference
        .task(word)
        .map(task -> ofTask(task, reference))
        .orElseGet(() -> ofPattern(word, reference));
  }

  /// Everything but what only reads: whoever pulls needs some of the actions of a push too.
  private static List<String> ofTask(TaskDefinition task, ServiceReference reference) {
    List<ActionDefinition> all =
        task.needs().stream()
            .filter(need -> need.isUnconditional() && need.onRepository())
            .map(Need::action)
            .flatMap(action -> reference.action(action).stream())
            .toList();
    List<String> changing =
        all.stream()
            .filter(action -> !READING.contains(action.accessLevel()))
            .map(ActionDefinition::id)
            .toList();
    return changing.isEmpty() ? all.stream().map(ActionDefinition::id).toList() : changing;
  }

  private static List<String> ofPattern(String word, ServiceReference reference) {
    if (!word.equals("*") && word.indexOf(':') <= 0) {
      return List.of();
    }
    ActionPattern pattern = ActionPattern.of(word);
    return reference.services().stream()
        .filter(service -> SERVICES.contains(service.prefix()))
        .flatMap(service -> service.actions().stream())
        .filter(action -> matches(pattern, action.id()))
        .map(ActionDefinition::id)
        .toList();
  }

  /// Whether an entry of `Action` covers an action.
  static boolean matches(ActionPattern pattern, String action) {
    int colon = action.indexOf(':');
    return pattern.isEverything()
        || (pattern.service().equals(action.substring(0, colon))
            && NamePattern.matches(
                pattern.name(), action.substring(colon + 1).toLowerCase(Locale.ROOT)));
  }
}
