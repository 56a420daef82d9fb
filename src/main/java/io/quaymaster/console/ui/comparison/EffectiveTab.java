package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.access.EffectiveChanges.Answer;
import io.quaymaster.console.access.EffectiveChanges.PrincipalChanges;
import io.quaymaster.console.access.TaskChange;
import io.quaymaster.console.access.TaskChange.Direction;
import io.quaymaster.console.ui.comparison.EffectiveLines.Line;
import io.quaymaster.console.ui.comparison.Look.Form;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.TimeText;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Who on file gains or loses which task, under all policies that have a say: a matrix of
/// principals and tasks, or each change as a row of a table.
final class EffectiveTab extends Div {
  private final Judged.Sides sides;
  private final Answer answer;
  private final List<PrincipalChanges> principals;
  private final List<TaskDefinition> tasks;
  private final Div shown = new Div();
  private final LookBar bar;

  EffectiveTab(Judged.Sides sides, Answer answer, Look look, Consumer<Look> onLook) {
    this.sides = sides;
    this.answer = answer;
    this.principals = EffectiveLines.sorted(answer);
    this.tasks = EffectiveLines.tasks(answer);
    addClassName("qm-stack");
    shown.addClassName("qm-stack");
    bar = bar(look, onLook);
    if (answer.principals().isEmpty()) {
      add(nobody());
      return;
    }
    add(sentence(), bar.folded(), shown);
    show(look);
  }

  private Component nobody() {
    PolicyType type = sides.place().type();
    if (type == PolicyType.SESSION_POLICY) {
      return new EmptyState(
          "It depends on the session",
          "A session policy is handed over when a session begins, so no principal on file acts under it all the time."
              + " The first tab tells what the two texts let through.");
    }
    if (answer.reached() == 0 || answer.repositories() == 0) {
      return new EmptyState(
          "Attached to nobody",
          "This policy has no say about any principal or repository on file as long as it is attached to none.");
    }
    return new EmptyState(
        "Nobody on file can do anything here",
        "Neither before nor after: %s and %s were looked at."
            .formatted(people(answer.reached()), repositories(answer.repositories())));
  }

  private static String people(int number) {
    return Plural.of(number, "user or role", "users and roles");
  }

  private static String repositories(int number) {
    return Plural.of(number, "repository", "repositories");
  }

  /// *2 of 34 users and roles on file gain something, 1 loses something.*
  private Component sentence() {
    long gain = count(Direction.GAINED);
    long lose = count(Direction.LOST);
    long open =
        answer.principals().stream()
            .filter(one -> changes(one).anyMatch(change -> !change.decided()))
            .count();
    StringBuilder words = new StringBuilder();
    if (gain + lose + open == 0) {
      words.append("Nobody on file gains or loses anything.");
    } else {
      words.append(
          gain == 0 ? "Nobody on file gains anything, " : who(gain, "gains", "gain") + ", ");
      words.append(lose == 0 ? "nobody loses anything." : who(lose, "loses", "lose") + ".");
      if (open > 0) {
        words.append(" For ").append(Plural.number(open)).append(" it is not decided.");
      }
    }
    H3 line = new H3(words.toString());
    line.addClassName("qm-effective-sentence");
    Paragraph scope =
        new Paragraph(
            "%s %s on file with %s, under everything else that %s: their own policies, boundaries, SCPs, RCPs.%s%s"
                .formatted(
                    answer.complete() ? "Looked at:" : "Looked at the first of",
                    people(answer.reached()),
                    repositories(answer.repositories()),
                    sides
                        .then()
                        .map(then ->
                            "was in force when %s came in force last, %s"
                                .formatted(sides.afterName(), TimeText.exact(then)))
                        .orElse("is in force now"),
                    sides.place().type().namesPrincipals()
                        ? " Logging in is a matter of their own policies alone."
                        : "",
                    answer.complete() ? "" : " There are more than could be looked at."));
    scope.addClassNames("qm-muted", "qm-small");
    Div head = new Div(line, scope);
    head.addClassName("qm-effective-head");
    return head;
  }

  private static String who(long number, String one, String many) {
    return Plural.number(number)
        + (number == 1 ? " principal on file " + one : " principals on file " + many)
        + " something";
  }

  private long count(Direction direction) {
    return answer.principals().stream()
        .filter(one -> changes(one).anyMatch(change -> is(change, direction)))
        .count();
  }

  /// Whether a change goes this way, or both ways.
  static boolean is(TaskChange change, Direction direction) {
    return change.direction() == direction || change.direction() == Direction.BOTH;
  }

  static java.util.stream.Stream<TaskChange> changes(PrincipalChanges one) {
    return one.repositories().stream().flatMap(repository -> repository.tasks().values().stream());
  }

  private LookBar bar(Look look, Consumer<Look> onLook) {
    Map<String, String> directions = new LinkedHashMap<>();
    directions.put("gained", "Gained");
    directions.put("lost", "Lost");
    directions.put("unchanged", "Unchanged");
    Map<String, String> who = new LinkedHashMap<>();
    principals.forEach(one -> who.put(one.principal().arn(), EffectiveLines.name(one.principal())));
    Map<String, String> titles = new LinkedHashMap<>();
    answer.tasks().forEach(task -> titles.put(task.id(), EffectiveLines.title(answer, task)));
    Consumer<Look> show = this::show;
    return new LookBar(look, show.andThen(onLook))
        .with(directions, who, titles)
        .forms(Map.of(Form.CARDS, "Matrix", Form.TABLE, "Table"));
  }

  private void show(Look look) {
    shown.removeAll();
    List<TaskDefinition> columns =
        tasks.stream()
            .filter(task -> look.task().isEmpty() || task.id().equals(look.task()))
            .toList();
    List<PrincipalChanges> passing =
        principals.stream()
            .filter(one -> look.who().isEmpty() || one.principal().arn().equals(look.who()))
            .filter(one ->
                EffectiveLines.of(one, columns).stream().anyMatch(line -> passes(line, look)))
            .toList();
    if (passing.isEmpty()) {
      shown.add(new EmptyState("Nobody is like that", "No principal on file passes the filters."));
    } else if (look.form() == Form.TABLE) {
      List<Line> lines =
          passing.stream()
              .flatMap(one -> EffectiveLines.of(one, columns).stream())
              .filter(line -> passes(line, look))
              .toList();
      shown.add(new Panel("Each change", new EffectiveTable(sides, answer, lines)).flush());
    } else {
      shown.add(
          new Panel(
                  "Principals and tasks",
                  new EffectiveMatrix(
                      sides,
                      answer,
                      columns,
                      passing,
                      (principal, task) -> {
                        Look one =
                            look.withForm(Form.TABLE).withWho(principal.arn()).withTask(task.id());
                        bar.tell(one);
                      }))
              .flush());
    }
  }

  private static boolean passes(Line line, Look look) {
    return switch (look.direction()) {
      case "gained" -> is(line.change(), Direction.GAINED);
      case "lost" -> is(line.change(), Direction.LOST);
      case "unchanged" -> line.change().direction() == Direction.UNCHANGED;
      default -> true;
    };
  }
}
