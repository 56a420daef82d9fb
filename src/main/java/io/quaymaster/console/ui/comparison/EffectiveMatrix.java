package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.access.EffectiveChanges.Answer;
import io.quaymaster.console.access.EffectiveChanges.PrincipalChanges;
import io.quaymaster.console.access.TaskChange.Direction;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.ui.comparison.EffectiveLines.Line;
import io.quaymaster.console.ui.kit.AccessState;
import io.quaymaster.console.ui.kit.ExtentTable;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.List;
import java.util.function.BiConsumer;

/// Principals by tasks: what is gained, lost and unchanged. With one repository, a cell leads to
/// the question that explains it; with several it counts them and leads to the table of them.
final class EffectiveMatrix extends Div {
  private final Judged.Sides sides;
  private final Answer answer;
  private final BiConsumer<PrincipalSummary, TaskDefinition> closer;

  EffectiveMatrix(
      Judged.Sides sides,
      Answer answer,
      List<TaskDefinition> tasks,
      List<PrincipalChanges> principals,
      BiConsumer<PrincipalSummary, TaskDefinition> closer) {
    this.sides = sides;
    this.answer = answer;
    this.closer = closer;
    MatrixTable table =
        new MatrixTable(
            "Principals and tasks: what is gained, lost and unchanged",
            tasks.stream().map(task -> EffectiveLines.title(answer, task)).toList());
    for (PrincipalChanges one : principals) {
      table.row(title(one.principal()), tasks.stream().map(task -> cell(one, task)).toList());
    }
    add(table);
  }

  private static List<Component> title(PrincipalSummary principal) {
    Link name =
        new Link(
            Screens.principal(principal.id()), principal.kind().arnType() + " " + principal.name());
    Span of = new Span(" of " + principal.accountName());
    of.addClassName("qm-muted");
    return List.of(name, of);
  }

  private MatrixTable.Cell cell(PrincipalChanges one, TaskDefinition task) {
    List<Line> lines = EffectiveLines.of(one, List.of(task));
    return new MatrixTable.Cell(cell(one.principal(), task, lines), lines.isEmpty());
  }

  private Component cell(PrincipalSummary principal, TaskDefinition task, List<Line> lines) {
    if (lines.isEmpty()) {
      Span none = new Span("○ no");
      none.addClassName("qm-muted");
      return none;
    }
    if (answer.repositories() == 1) {
      Line line = lines.getFirst();
      Link link = new Link(sides.question(line), EffectiveLines.state(line.change()));
      link.addClassName("qm-matrix-link");
      link.setTitle(
          ExtentTable.word(line.change().before())
              + " → "
              + ExtentTable.word(line.change().after()));
      return link;
    }
    NativeButton counts = new NativeButton();
    counts.addClassNames("qm-matrix-link", "qm-matrix-counts");
    counts.addClickListener(click -> closer.accept(principal, task));
    for (Direction way : Direction.values()) {
      List<Line> those = lines.stream().filter(line -> line.change().direction() == way).toList();
      if (!those.isEmpty()) {
        AccessState state = EffectiveLines.state(those.getFirst().change());
        state.add(" " + Plural.number(those.size()));
        counts.add(state);
      }
    }
    counts.setTitle(
        "Of %s; choose it to see which."
            .formatted(Plural.of(answer.repositories(), "repository", "repositories")));
    return counts;
  }
}
