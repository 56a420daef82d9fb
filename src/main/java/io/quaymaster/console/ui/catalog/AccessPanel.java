package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.access.RepositoryAccess;
import io.quaymaster.console.access.RepositoryAccess.Extent;
import io.quaymaster.console.access.RepositoryAccess.PrincipalAccess;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.service.RegistryKind;
import io.quaymaster.iam.service.TaskDefinition;
import java.time.Clock;
import java.util.List;

/// Who on file can do what with one repository, as a table of principals and tasks. Each answer
/// leads to the question that explains it.
final class AccessPanel extends Panel {
  AccessPanel(
      RepositoryId repository, RepositoryAccess access, BackgroundWork background, Clock clock) {
    super("Who on file has access");
    boolean open = repository.registry().kind() == RegistryKind.PUBLIC;
    Later<RepositoryAccess.KnownAccess> table =
        new Later<>(
            background,
            "who has access",
            5,
            () -> access.who(repository, clock.instant()),
            known -> table(repository, known));
    if (open) {
      Div pull =
          new Div(
              new Note(
                  "Pull: everyone, always, without signing in. No policy of a public repository can deny it."));
      pull.addClassName("qm-inset");
      content(pull, table);
    } else {
      content(table);
    }
    flush();
  }

  private static Component table(RepositoryId repository, RepositoryAccess.KnownAccess known) {
    if (known.access().isEmpty()) {
      return new EmptyState(
          "Nobody on file",
          "None of the "
              + Plural.of(known.examined(), "user and role", "users and roles")
              + " on file can do any of this: "
              + String.join(", ", known.tasks().stream().map(AccessPanel::title).toList())
              + ".");
    }
    NativeTable table = new NativeTable();
    table.addClassName("qm-table");
    table.add(head(known.tasks()));
    NativeTableBody body = table.getBody();
    known.access().forEach(one -> body.add(row(repository, one, known.tasks())));
    Paragraph scope = new Paragraph(scope(known));
    scope.addClassNames("qm-muted", "qm-small", "qm-inset");
    Div scrolling = new Div(table);
    scrolling.addClassName("qm-scroll");
    scrolling.getElement().setAttribute("tabindex", "0");
    scrolling.getElement().setAttribute("role", "region");
    scrolling.getElement().setAttribute("aria-label", "Who on file has access");
    return new Div(scrolling, scope);
  }

  private static String scope(RepositoryAccess.KnownAccess known) {
    String examined =
        known.examined() < known.known()
            ? "The first " + Plural.number(known.examined()) + " of " + known.known()
            : "All " + Plural.number(known.known());
    return examined
        + " users and roles on file were asked about, with their own policies, boundaries and organizations, as"
        + " requests without further context keys. Others can have access too: a policy can name principals that are"
        + " not on file.";
  }

  private static NativeTableHeader head(List<TaskDefinition> tasks) {
    NativeTableRow row = new NativeTableRow(header("Principal"));
    tasks.forEach(task -> row.add(header(title(task))));
    return new NativeTableHeader(row);
  }

  private static NativeTableHeaderCell header(String text) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
    cell.getElement().setAttribute("scope", "col");
    return cell;
  }

  private static NativeTableRow row(
      RepositoryId repository, PrincipalAccess access, List<TaskDefinition> tasks) {
    Span account = new Span(" of " + access.principal().accountName());
    account.addClassName("qm-muted");
    NativeTableHeaderCell name =
        new NativeTableHeaderCell(
            new Link(
                Screens.principal(access.principal().id()),
                access.principal().kind().arnType() + " " + access.principal().name()),
            account);
    name.getElement().setAttribute("scope", "row");
    NativeTableRow row = new NativeTableRow(name);
    for (TaskDefinition task : tasks) {
      Extent extent = access.extents().getOrDefault(task.id(), Extent.NONE);
      Link answer =
          new Link(Screens.ask(access.principal().arn(), task.id(), repository), word(extent));
      answer.addClassName("qm-extent");
      answer.getElement().setAttribute("data-extent", extent.name());
      NativeTableCell cell = new NativeTableCell(answer);
      cell.getElement().setAttribute("data-extent", extent.name());
      cell.getElement().setAttribute("data-task", title(task));
      row.add(cell);
    }
    return row;
  }

  private static String word(Extent extent) {
    return switch (extent) {
      case ALL -> "✓ yes";
      case SOME -> "◐ in part";
      case NONE -> "○ no";
    };
  }

  /// `docker pull` of `docker pull (private)`.
  private static String title(TaskDefinition task) {
    return task.title().replace(" (private)", "").replace(" (public)", "");
  }
}
