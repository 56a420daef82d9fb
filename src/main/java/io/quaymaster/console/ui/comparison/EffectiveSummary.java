package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.access.EffectiveChanges.Answer;
import io.quaymaster.console.access.EffectiveChanges.PrincipalChanges;
import io.quaymaster.console.access.TaskChange.Direction;
import io.quaymaster.console.ui.kit.Plural;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Who on file gains or loses what, in one line.
final class EffectiveSummary extends Div {
  private static final int NAMED = 3;

  EffectiveSummary(Answer answer, Runnable closer) {
    addClassName("qm-compare-effect");
    add(
        new Span(
            "On file: " + sentence(answer, "the policy has no say about anybody or anything.")));
    if (!answer.principals().isEmpty()) {
      NativeButton look = new NativeButton("Look at the principals on file");
      look.addClassName("qm-statement-link");
      look.addClickListener(click -> closer.run());
      add(new Span(" "), look);
    }
  }

  /// @param nobody what to say if it is about nobody
  static String sentence(Answer answer, String nobody) {
    if (answer.reached() == 0 || answer.repositories() == 0) {
      return nobody;
    }
    return new Words(answer).sentence()
        + (answer.complete() ? "" : " There is more on file than could be looked at.");
  }

  private record Words(Answer answer) {
    String sentence() {
      List<PrincipalChanges> gain = those(Direction.GAINED);
      List<PrincipalChanges> lose = those(Direction.LOST);
      long open =
          answer.principals().stream()
              .filter(one -> EffectiveTab.changes(one).anyMatch(change -> !change.decided()))
              .count();
      String undecided =
          open == 0 ? "" : " For %s it is not decided.".formatted(Plural.number(open));
      if (gain.isEmpty() && lose.isEmpty()) {
        return "nobody gains or loses anything." + undecided;
      }
      String gains = gain.isEmpty() ? "" : part(gain, Direction.GAINED, "gains", "gain");
      String loses = lose.isEmpty() ? "" : part(lose, Direction.LOST, "loses", "lose");
      String both =
          gain.isEmpty()
              ? loses + "; nobody gains anything."
              : lose.isEmpty() ? gains + "; nobody loses anything." : gains + "; " + loses + ".";
      return both + undecided;
    }

    private List<PrincipalChanges> those(Direction direction) {
      return answer.principals().stream()
          .filter(one ->
              EffectiveTab.changes(one).anyMatch(change -> EffectiveTab.is(change, direction)))
          .toList();
    }

    /// *role deployer of Storefront gains docker pull*
    private String part(
        List<PrincipalChanges> those, Direction direction, String one, String many) {
      String who =
          those.size() <= NAMED
              ? listed(
                  those.stream().map(changes -> EffectiveLines.name(changes.principal())).toList())
              : Plural.of(those.size(), "principal", "principals");
      Set<String> changed = new TreeSet<>();
      those.stream()
          .flatMap(changes -> changes.repositories().stream())
          .forEach(repository ->
              repository
                  .tasks()
                  .forEach((task, change) -> {
                    if (EffectiveTab.is(change, direction)) {
                      changed.add(task);
                    }
                  }));
      List<String> tasks =
          answer.tasks().stream()
              .filter(task -> changed.contains(task.id()))
              .map(task -> "“" + EffectiveLines.title(answer, task) + "”")
              .toList();
      return who + " " + (those.size() == 1 ? one : many) + " " + listed(tasks);
    }

    private static String listed(List<String> parts) {
      int last = parts.size() - 1;
      return last < 1
          ? String.join("", parts)
          : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
  }
}
