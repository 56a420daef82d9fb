package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.Grid.Column;
import com.vaadin.flow.signals.Signal;
import java.util.List;

/// What changes where the browser's window is as narrow as a telephone, and style sheets cannot do.
public final class NarrowWindow {
  private static final int LIMIT = 800;

  private NarrowWindow() {}

  /// Leaves the columns out of a grid that is on a page, whenever the window is narrow. The
  /// attribute `data-narrow`, `true` or `false`, tells style sheets which it is.
  public static <T> void hide(List<Column<T>> columns, Grid<T> grid) {
    UI ui = grid.getUI().orElseThrow(() -> new IllegalStateException("Not on a page"));
    Signal.effect(
        grid,
        () -> {
          int width = ui.getPage().windowSizeSignal().get().width();
          boolean narrow = width > 0 && width < LIMIT;
          grid.getElement().setAttribute("data-narrow", String.valueOf(narrow));
          columns.forEach(column -> column.setVisible(!narrow));
        });
  }
}
