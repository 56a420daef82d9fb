package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.ui.comparison.MatrixTable.Cell;
import io.quaymaster.console.ui.kit.PlainProse;
import io.quaymaster.console.ui.kit.Prose;
import io.quaymaster.iam.analysis.PrincipalOverlaps;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// The principals of the classes by tasks: what each gains, loses and keeps. A cell in which
/// something changes leads to the classes that say so.
final class ClassMatrix {
  private final List<ClassLine> lines;
  private final PrincipalOverlaps overlaps;
  private final BiConsumer<String, ClassTask> closer;

  /// @param closer is told whose cell of which task is to be looked into
  ClassMatrix(
      List<ClassLine> lines, PrincipalOverlaps overlaps, BiConsumer<String, ClassTask> closer) {
    this.lines = lines;
    this.overlaps = overlaps;
    this.closer = closer;
  }

  /// @param principals as the classes word them
  Component of(List<String> principals, List<ClassTask> tasks, Judged.Sides sides) {
    MatrixTable table =
        new MatrixTable(
            "Principals and tasks: what is gained, lost and unchanged",
            tasks.stream().map(ClassTask::title).toList());
    for (String one : principals) {
      String name = ComparisonPage.upper(sides.accounts().in(one));
      List<Component> title = new ArrayList<>(List.of(new Prose(name)));
      if (needCallersPolicy(one)) {
        Span half = new Span(" with their own policy");
        half.addClassName("qm-muted");
        title.add(half);
      }
      table.row(title, tasks.stream().map(task -> cell(one, name, task)).toList());
    }
    return table;
  }

  private boolean needCallersPolicy(String principals) {
    return lines.stream()
        .filter(line -> line.principals().equals(principals))
        .allMatch(line -> line.changed().needsCallerPolicy());
  }

  private Cell cell(String principals, String name, ClassTask task) {
    ClassCell cell = ClassCell.of(principals, task, lines, overlaps);
    if (!cell.isChange()) {
      return new Cell(cell.state(), false);
    }
    NativeButton look = new NativeButton();
    look.add(cell.state());
    look.addClassNames("qm-matrix-link", "qm-matrix-counts");
    look.setTitle("%s, %s: show the classes".formatted(PlainProse.of(name), task.title()));
    look.addClickListener(click -> closer.accept(principals, task));
    return new Cell(look, false);
  }
}
