package io.quaymaster.console.ui.audit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import io.quaymaster.console.audit.AuditGrown;
import io.quaymaster.console.audit.AuditTrail;
import io.quaymaster.console.audit.AuditVerification;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.LiveUpdates;
import io.quaymaster.console.ui.kit.NarrowWindow;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screen;
import io.quaymaster.console.ui.kit.Screens;
import io.quaymaster.console.ui.kit.TimeText;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;

/// Everything that was done, newest first. What is searched and filtered for is in the address.
@Route(Screens.AUDIT)
@Menu(title = "Audit", order = 10, icon = "audit")
@RolesAllowed({"AUDITOR", "ADMIN"})
class AuditView extends Screen implements BeforeEnterObserver {
  private static final int MAX_WINDOW = 1_000;

  private final AuditTrail trail;
  private final AuditExport export;
  private final Clock clock;
  private final boolean people;
  private final AuditFilters filters = new AuditFilters(this::changed);
  private final Span count = new Span();
  private final Div files = new Div();
  private final Grid<AuditEntry> grid = new Grid<>();
  private final List<Column<AuditEntry>> wide;
  private AuditQuery query = AuditQuery.ALL;

  AuditView(
      AuditTrail trail,
      AuditVerification verification,
      BackgroundWork background,
      CurrentUser user,
      LiveUpdates updates,
      Clock clock) {
    super("Audit");
    this.trail = trail;
    this.export = new AuditExport(trail);
    this.clock = clock;
    this.people = user.has(ConsoleRole.ADMIN);
    actions(
        new Button(
            "Verify…",
            new Icon("check"),
            click -> new VerifyDialog(verification, background, trail.head()).open()));
    grid.addClassName("qm-tree");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setAriaLabel("Audit trail");
    grid.addComponentColumn(this::what).setHeader("What").setFlexGrow(3);
    wide =
        List.of(
            grid.addComponentColumn(entry -> SubjectLink.of(entry, people))
                .setHeader("On what")
                .setFlexGrow(4),
            grid.addComponentColumn(AuditView::who).setHeader("Who").setFlexGrow(2),
            grid.addComponentColumn(entry -> new TimeText(entry.at(), clock))
                .setHeader("When")
                .setFlexGrow(1),
            grid.addColumn(AuditEntry::reason).setHeader("Why").setFlexGrow(3));
    grid.setItems(
        new CallbackDataProvider<AuditEntry, Void>(
            asked ->
                trail
                    .entries(
                        query.filter(), asked.getOffset(), Math.min(asked.getLimit(), MAX_WINDOW))
                    .stream(),
            asked -> trail.count(query.filter()),
            AuditEntry::id));
    count.addClassNames("qm-muted", "qm-num");
    count.getElement().setAttribute("role", "status");
    files.addClassName("qm-row");
    Div line = new Div(count, files);
    line.addClassNames("qm-row", "qm-audit-line");
    body(filters, line, grid);
    updates.follow(this, AuditGrown.class, grown -> show());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    query = AuditQuery.read(event.getLocation().getQueryParameters());
    filters.show(query, trail.kindsOfDeeds());
    offerFiles();
    show();
  }

  private void changed(AuditQuery chosen) {
    if (chosen.equals(query)) {
      return;
    }
    query = chosen;
    Screens.readdress(this, Screens.AUDIT, query.write());
    offerFiles();
    show();
  }

  private void show() {
    int found = trail.count(query.filter());
    count.setText(
        Plural.of(found, "entry", "entries") + (query.equals(AuditQuery.ALL) ? "" : " found"));
    files.setVisible(found > 0);
    grid.setEmptyStateComponent(nothing());
    grid.getDataProvider().refreshAll();
  }

  private EmptyState nothing() {
    if (query.equals(AuditQuery.ALL)) {
      return new EmptyState("Nothing yet", "Whatever is done here from now on will be listed.");
    }
    Button clear =
        new Button(
            "Clear search and filters",
            click -> {
              filters.show(AuditQuery.ALL, trail.kindsOfDeeds());
              changed(AuditQuery.ALL);
            });
    return new EmptyState(
        "Nothing matches", "No entry meets this search and these filters.", clear);
  }

  private void offerFiles() {
    AuditQuery asked = query;
    files.removeAll();
    files.add(
        file("audit.csv", "text/csv", out -> export.csv(asked.filter(), out)),
        file("audit.jsonl", "application/jsonl", out -> export.jsonLines(asked.filter(), out)));
  }

  /// What goes into a file.
  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  private static Component file(String name, String type, Content content) {
    DownloadHandler handler =
        event -> {
          event.setFileName(name);
          event.setContentType(type);
          try (OutputStream out = event.getOutputStream()) {
            content.write(out);
          }
        };
    return new Anchor(handler, "Download " + name);
  }

  private Component what(AuditEntry entry) {
    Link first = new Link(Screens.auditEntry(entry.position()), AuditWords.deed(entry.what()));
    Div narrow = new Div(new Div(SubjectLink.of(entry, people)), by(entry));
    narrow.addClassNames("qm-tree-narrow", "qm-audit-narrow");
    return new Div(new Div(first), narrow);
  }

  private Component by(AuditEntry entry) {
    Div by = new Div(new Span("by " + entry.whoName() + ", "), new TimeText(entry.at(), clock));
    by.addClassName("qm-muted");
    return by;
  }

  private static Component who(AuditEntry entry) {
    Code login = new Code(entry.who());
    login.addClassName("qm-muted");
    Div both = new Div(new Div(entry.whoName()), login);
    both.setTitle(entry.remoteAddress().isEmpty() ? "" : "from " + entry.remoteAddress());
    return both;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    NarrowWindow.hide(wide, grid);
  }
}
