package io.quaymaster.console.ui.comparison;

import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.service.Need;
import io.quaymaster.iam.service.ServiceReference;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The actions of a class, folded into what people do: whole tasks first, then what is left over.
///
/// @param tasks their titles
/// @param rest the actions that belong to none of them
record Deeds(List<String> tasks, List<String> rest) {
  static Deeds of(AccessClass changed) {
    ServiceReference reference = ServiceReference.load();
    List<TaskDefinition> known =
        changed.tasks().stream()
            .flatMap(id -> reference.task(id).stream())
            .sorted(Comparator.comparingInt((TaskDefinition task) -> -task.needs().size()))
            .toList();
    Set<String> covered = new LinkedHashSet<>();
    List<String> titles = new ArrayList<>();
    for (TaskDefinition task : known) {
      boolean more =
          task.needs().stream()
              .filter(Need::onRepository)
              .anyMatch(need -> !covered.contains(lower(need.action())));
      if (more) {
        titles.add(task.title().replace(" (private)", "").replace(" (public)", ""));
        task.needs().forEach(need -> covered.add(lower(need.action())));
      }
      task.optional().forEach(need -> covered.add(lower(need.action())));
    }
    List<String> rest =
        changed.actions().stream().filter(action -> !covered.contains(lower(action))).toList();
    return new Deeds(titles, rest);
  }

  private static String lower(String action) {
    return action.toLowerCase(Locale.ROOT);
  }
}
