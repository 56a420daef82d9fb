package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.access.RepositoryAccess.Extent;
import io.quaymaster.console.access.RepositoryAccess.PrincipalAccess;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.iam.service.TaskDefinition;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How much of some tasks principals can do, or can be done with repositories: a row for each, a
/// column for each task. Every cell leads to the question that explains it.
public final class ExtentTable extends Div {
  private final NativeTable table = new NativeTable();
  private final List<TaskDefinition> tasks;

  /// @param label of the table, for screen readers
  /// @param first heading of the first column
  public ExtentTable(String label, String first, List<TaskDefinition> tasks) {
    this.tasks = List.copyOf(tasks);
    table.addClassName("qm-table");
    NativeTableRow head = new NativeTableRow(header(first));
    tasks.forEach(task -> head.add(header(title(task))));
    table.add(new NativeTableHeader(head));
    addClassName("qm-scroll");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", label);
    add(table);
  }

  /// A row. `more` follows its name in a muted tone; `question` is the address of the question
  /// about a task.
  public ExtentTable with(
      Component name,
      String more,
      Map<String, Extent> extents,
      Function<TaskDefinition, String> question) {
    Span muted = new Span(more);
    muted.addClassName("qm-muted");
    NativeTableHeaderCell title = new NativeTableHeaderCell(name, muted);
    title.getElement().setAttribute("scope", "row");
    NativeTableRow row = new NativeTableRow(title);
    for (TaskDefinition task : tasks) {
      Extent extent = extents.getOrDefault(task.id(), Extent.NONE);
      Link answer = new Link(question.apply(task), word(extent));
      answer.addClassName("qm-extent");
      answer.getElement().setAttribute("data-extent", extent.name());
      NativeTableCell cell = new NativeTableCell(answer);
      if (extent != Extent.NONE) {
        Screens.since(question.apply(task))
            .ifPresent(since -> cell.add(since(since, title(task), name)));
      }
      cell.getElement().setAttribute("data-extent", extent.name());
      cell.getElement().setAttribute("data-task", title(task));
      row.add(cell);
    }
    table.getBody().add(row);
    return this;
  }

  private static Link since(String address, String task, Component row) {
    Link since = new Link(address, "Since when?");
    since.addClassName("qm-since");
    since.setAriaLabel(
        "Since when: " + task + ", " + row.getElement().getTextRecursively().strip());
    return since;
  }

  /// A row for somebody on file.
  public ExtentTable with(PrincipalAccess access, Function<TaskDefinition, String> question) {
    PrincipalSummary principal = access.principal();
    return with(
        new Link(
            Screens.principal(principal.id()), principal.kind().arnType() + " " + principal.name()),
        " of " + principal.accountName(),
        access.extents(),
        question);
  }

  private static NativeTableHeaderCell header(String text) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
    cell.getElement().setAttribute("scope", "col");
    return cell;
  }

  /// An extent as a sign and a word.
  public static String word(Extent extent) {
    return switch (extent) {
      case ALL -> "✓ yes";
      case CONDITIONAL -> "◐ depends";
      case UNKNOWN -> "? unknown";
      case SOME -> "◑ in part";
      case NONE -> "○ no";
    };
  }

  /// `docker pull` of `docker pull (private)`.
  public static String title(TaskDefinition task) {
    return task.title().replace(" (private)", "").replace(" (public)", "");
  }
}
