package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.access.EffectiveChanges.Answer;
import io.quaymaster.console.access.EffectiveChanges.PrincipalChanges;
import io.quaymaster.console.access.TaskChange.Direction;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.ui.comparison.EffectiveLines.Line;
import io.quaymaster.console.ui.kit.AccessState;
import io.quaymaster.console.ui.kit.ExtentTable;
import io.quaymaster.console.ui.kit.KeyGrid;
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
    NativeTable table = new NativeTable();
    table.addClassNames("qm-table", "qm-matrix");
    NativeTableRow head = new NativeTableRow(header("Principal"));
    tasks.forEach(task -> head.add(header(EffectiveLines.title(answer, task))));
    table.add(new NativeTableHeader(head));
    for (PrincipalChanges one : principals) {
      table.getBody().add(row(one, tasks));
    }
    add(new KeyGrid("Principals and tasks: what is gained, lost and unchanged", table));
  }

  private static NativeTableHeaderCell header(String text) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
    cell.getElement().setAttribute("scope", "col");
    return cell;
  }

  private NativeTableRow row(PrincipalChanges one, List<TaskDefinition> tasks) {
    PrincipalSummary principal = one.principal();
    Link name =
        new Link(
            Screens.principal(principal.id()), principal.kind().arnType() + " " + principal.name());
    Span of = new Span(" of " + principal.accountName());
    of.addClassName("qm-muted");
    NativeTableHeaderCell title = new NativeTableHeaderCell(name, of);
    title.getElement().setAttribute("scope", "row");
    NativeTableRow row = new NativeTableRow(title);
    for (TaskDefinition task : tasks) {
      List<Line> lines = EffectiveLines.of(one, List.of(task));
      NativeTableCell cell = new NativeTableCell(cell(principal, task, lines));
      cell.getElement().setAttribute("data-task", EffectiveLines.title(answer, task));
      if (lines.isEmpty()) {
        cell.getElement().setAttribute("data-extent", "NONE");
      }
      row.add(cell);
    }
    return row;
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
