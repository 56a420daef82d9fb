package io.quaymaster.console.ui.catalog;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.treegrid.TreeGrid;
import io.quaymaster.console.ui.kit.NarrowWindow;
import java.util.List;

/// The tree itself. Where the window is narrow, what matters of the other columns stands in the
/// first.
final class CatalogGrid extends TreeGrid<CatalogLine> {
  private final List<Column<CatalogLine>> wide;

  /// `opened`: down to the repositories, as far as that is not a great many lines.
  CatalogGrid(CatalogTree tree, boolean opened) {
    addClassName("qm-tree");
    addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
    setSelectionMode(SelectionMode.NONE);
    setAriaLabel("Accounts, registries and repositories");
    addComponentHierarchyColumn(CatalogCells::name)
        .setHeader("Name")
        .setFlexGrow(2)
        .setWidth("18rem");
    wide =
        List.of(
            addComponentColumn(CatalogCells::policy)
                .setHeader("Policy")
                .setFlexGrow(1)
                .setWidth("21rem"),
            addComponentColumn(CatalogCells::risk)
                .setHeader("Risk")
                .setFlexGrow(0)
                .setWidth("11rem"),
            addComponentColumn(CatalogCells::tags)
                .setHeader("Tags")
                .setFlexGrow(1)
                .setWidth("13rem"));
    setUniqueKeyDataGenerator("key", CatalogLine::key);
    setDataProvider(tree);
    expand(tree.worthOpening(opened));
  }

  @Override
  protected void onAttach(AttachEvent event) {
    super.onAttach(event);
    NarrowWindow.hide(wide, this);
  }
}
