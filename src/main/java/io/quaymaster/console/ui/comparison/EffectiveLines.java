package io.quaymaster.console.ui.comparison;

import io.quaymaster.console.access.EffectiveChanges.Answer;
import io.quaymaster.console.access.EffectiveChanges.PrincipalChanges;
import io.quaymaster.console.access.EffectiveChanges.RepositoryChange;
import io.quaymaster.console.access.RepositoryAccess.Extent;
import io.quaymaster.console.access.TaskChange;
import io.quaymaster.console.access.TaskChange.Direction;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RepositorySummary;
import io.quaymaster.console.ui.kit.AccessState;
import io.quaymaster.console.ui.kit.ExtentTable;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// An effective comparison, one line for each task of each principal with each repository.
final class EffectiveLines {
  private EffectiveLines() {}

  record Line(
      PrincipalSummary principal,
      RepositorySummary repository,
      TaskDefinition task,
      TaskChange change) {}

  /// Those of whom something changes come first.
  static List<PrincipalChanges> sorted(Answer answer) {
    return answer.principals().stream()
        .sorted(
            Comparator.comparing(EffectiveLines::isUnchanged)
                .thenComparing(one -> one.principal().accountName())
                .thenComparing(one -> one.principal().name()))
        .toList();
  }

  /// Those of which something changes come first.
  static List<TaskDefinition> tasks(Answer answer) {
    return answer.tasks().stream()
        .sorted(
            Comparator.comparing(task ->
                answer.principals().stream()
                    .flatMap(one -> of(one, List.of(task)).stream())
                    .allMatch(line -> line.change().direction() == Direction.UNCHANGED)))
        .toList();
  }

  private static boolean isUnchanged(PrincipalChanges one) {
    return one.repositories().stream()
        .flatMap(repository -> repository.tasks().values().stream())
        .allMatch(change -> change.direction() == Direction.UNCHANGED);
  }

  /// Of `tasks`, those of which something can be done, before or after; what changes comes first.
  static List<Line> of(PrincipalChanges one, List<TaskDefinition> tasks) {
    List<Line> lines = new ArrayList<>();
    for (TaskDefinition task : tasks) {
      for (RepositoryChange repository : one.repositories()) {
        TaskChange change = repository.tasks().get(task.id());
        if (change != null && !change.isNothing()) {
          lines.add(new Line(one.principal(), repository.repository(), task, change));
        }
      }
    }
    lines.sort(Comparator.comparing(line -> line.change().direction() == Direction.UNCHANGED));
    return lines;
  }

  /// *role deployer of Storefront*
  static String name(PrincipalSummary principal) {
    return "%s %s of %s"
        .formatted(principal.kind().arnType(), principal.name(), principal.accountName());
  }

  /// Of what kind of registry a task is, is said where there are both.
  static String title(Answer answer, TaskDefinition task) {
    boolean both = answer.tasks().stream().map(TaskDefinition::registry).distinct().count() > 1;
    return both ? task.title() : ExtentTable.title(task);
  }

  /// Glyph, word and hue of a change; hatched where it holds only under conditions. What makes up
  /// no whole task, before or after, is told to be a part.
  static AccessState state(TaskChange change) {
    AccessState state =
        switch (change.direction()) {
          case GAINED -> AccessState.gained();
          case LOST -> AccessState.lost();
          case BOTH -> AccessState.changed();
          case UNDECIDED -> AccessState.unknown();
          case UNCHANGED -> AccessState.allowed();
        };
    Extent extent = change.direction() == Direction.LOST ? change.before() : change.after();
    return switch (extent) {
      case CONDITIONAL -> state.conditional();
      case SOME -> state.inPart();
      case ALL, NONE, UNKNOWN -> state;
    };
  }
}
