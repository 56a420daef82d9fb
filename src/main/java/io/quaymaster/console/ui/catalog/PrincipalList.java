package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalFilter;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.NarrowWindow;
import io.quaymaster.console.ui.kit.Panel;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.kit.Screens;
import java.util.List;
import java.util.Set;

/// The users, groups and roles of an account.
final class PrincipalList extends Panel {
  private static final int MAX_WINDOW = 1_000;

  private final PrincipalCatalog catalog;
  private final AccountId account;
  private final Grid<PrincipalSummary> grid = new Grid<>();
  private final List<Column<PrincipalSummary>> wide;
  private String words = "";

  PrincipalList(PrincipalCatalog catalog, AccountId account) {
    super("Principals");
    this.catalog = catalog;
    this.account = account;
    flush();
    grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setAriaLabel("Principals");
    grid.addClassName("qm-list");
    grid.addComponentColumn(PrincipalList::name).setHeader("Name").setFlexGrow(3);
    wide =
        List.of(
            grid.addColumn(principal -> principal.kind().arnType())
                .setHeader("Kind")
                .setFlexGrow(1),
            grid.addComponentColumn(PrincipalList::policies).setHeader("Policies").setFlexGrow(2),
            grid.addComponentColumn(principal -> CatalogCells.tags(principal.tags()))
                .setHeader("Tags")
                .setFlexGrow(2));
    grid.setItems(
        new CallbackDataProvider<PrincipalSummary, Void>(
            query ->
                catalog
                    .principals(
                        filter(),
                        new Window(query.getOffset(), Math.min(query.getLimit(), MAX_WINDOW)))
                    .stream(),
            query -> catalog.countPrincipals(filter()),
            PrincipalSummary::id));
    grid.setEmptyStateComponent(
        new EmptyState("No principal", "None is on file here, or none has these words."));
    beside(search());
    content(grid);
  }

  private PrincipalFilter filter() {
    return new PrincipalFilter(words, Set.of(), Set.of(account));
  }

  private TextField search() {
    TextField search = new TextField();
    search.setAriaLabel("Search principals");
    search.setPlaceholder("Search");
    search.setPrefixComponent(new Icon("search"));
    search.setClearButtonVisible(true);
    search.setValueChangeMode(ValueChangeMode.LAZY);
    search.addValueChangeListener(change -> {
      words = change.getValue();
      grid.getDataProvider().refreshAll();
    });
    return search;
  }

  private static Div name(PrincipalSummary principal) {
    Span path = new Span(principal.path().equals("/") ? "" : principal.path().substring(1));
    path.addClassName("qm-muted");
    Div name = new Div(path, new Link(Screens.principal(principal.id()), principal.name()));
    Span narrow = new Span(principal.kind().arnType() + ", ");
    Div second = new Div(narrow, policies(principal));
    second.addClassNames("qm-row", "qm-tree-narrow", "qm-muted");
    return new Div(name, second);
  }

  private static Span policies(PrincipalSummary principal) {
    return new Span(
        Plural.of(principal.policies(), "policy", "policies")
            + (principal.bounded() ? ", with a permissions boundary" : "")
            + (principal.serviceLinked() ? ", service-linked" : ""));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    NarrowWindow.hide(wide, grid);
  }
}
