package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.access.RepositoryAccess;
import io.quaymaster.console.catalog.RepositoryId;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.ExtentTable;
import io.quaymaster.console.ui.kit.Later;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.iam.service.RegistryKind;
import java.time.Clock;

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
              + String.join(", ", known.tasks().stream().map(ExtentTable::title).toList())
              + ".");
    }
    ExtentTable table = new ExtentTable("Who on file has access", "Principal", known.tasks());
    known
        .access()
        .forEach(one ->
            table.with(one, task -> Screens.ask(one.principal().arn(), task.id(), repository)));
    Paragraph scope = new Paragraph(scope(known));
    scope.addClassNames("qm-muted", "qm-small", "qm-inset");
    return new Div(table, scope, everybody(repository, known));
  }

  /// The ways to ask for callers that are not on file too.
  private static Component everybody(RepositoryId repository, RepositoryAccess.KnownAccess known) {
    Div line = new Div();
    line.addClassNames("qm-row", "qm-small", "qm-inset");
    line.add(new Span("Everybody who can, on file or not: "));
    known
        .tasks()
        .forEach(task ->
            line.add(new Link(Screens.whoCan(task.id(), repository), ExtentTable.title(task))));
    return line;
  }

  private static String scope(RepositoryAccess.KnownAccess known) {
    String examined =
        known.examined() < known.known()
            ? "The first " + Plural.number(known.examined()) + " of " + known.known()
            : "All " + Plural.number(known.known());
    return examined
        + " users and roles on file were asked about, with their own policies, boundaries and organizations. Others"
        + " can have access too: a policy can name principals that are not on file.";
  }
}
