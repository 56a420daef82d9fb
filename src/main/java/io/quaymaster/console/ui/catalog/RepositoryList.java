package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RepositorySummary;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.ui.kit.EmptyState;
import io.quaymaster.console.ui.kit.Icon;
import io.quaymaster.console.ui.kit.NarrowWindow;
import io.quaymaster.console.ui.kit.Panel;
import java.util.List;

/// The repositories that a filter leaves, read a window at a time.
final class RepositoryList extends Panel {
  private static final int MAX_WINDOW = 1_000;

  private final RegistryCatalog catalog;
  private final CatalogFilter here;
  private final Grid<RepositorySummary> grid = new Grid<>();
  private final List<Column<RepositorySummary>> wide;
  private String words = "";

  RepositoryList(RegistryCatalog catalog, CatalogFilter here) {
    super("Repositories");
    this.catalog = catalog;
    this.here = here;
    flush();
    grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.setAriaLabel("Repositories");
    grid.addClassName("qm-list");
    grid.addComponentColumn(RepositoryList::name).setHeader("Name").setFlexGrow(3);
    wide =
        List.of(
            grid.addComponentColumn(CatalogCells::policy).setHeader("Policy").setFlexGrow(2),
            grid.addComponentColumn(repository -> CatalogCells.risk(repository.findings()))
                .setHeader("Risk")
                .setFlexGrow(1),
            grid.addComponentColumn(repository -> CatalogCells.tags(repository.tags()))
                .setHeader("Tags")
                .setFlexGrow(2));
    grid.setItems(
        new CallbackDataProvider<RepositorySummary, Void>(
            query ->
                catalog
                    .repositories(
                        filter(),
                        new Window(query.getOffset(), Math.min(query.getLimit(), MAX_WINDOW)))
                    .stream(),
            query -> catalog.countRepositories(filter()),
            RepositorySummary::id));
    grid.setEmptyStateComponent(
        new EmptyState("No repository", "There is none here, or none that has these words."));
    beside(search());
    content(grid);
  }

  private CatalogFilter filter() {
    return here.withSearch(words);
  }

  private TextField search() {
    TextField search = new TextField();
    search.setAriaLabel("Search repositories");
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

  private static Div name(RepositorySummary repository) {
    Div narrow = new Div(CatalogCells.policy(repository), CatalogCells.risk(repository.findings()));
    narrow.addClassNames("qm-row", "qm-tree-narrow");
    return new Div(CatalogCells.repositoryLink(repository), narrow);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    NarrowWindow.hide(wide, grid);
  }
}
