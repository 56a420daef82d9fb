package io.quaymaster.console.ui.comparison;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import io.quaymaster.console.ui.kit.KeyGrid;
import java.util.List;

/// A table of somebody by tasks, whose cells the arrow keys walk over. In a narrow window each row
/// is a list, without the cells that say nothing.
final class MatrixTable extends Div {
  private final NativeTable table = new NativeTable();
  private final List<String> columns;

  /// @param nothing whether the cell says that there is nothing
  record Cell(Component content, boolean nothing) {}

  MatrixTable(String label, List<String> columns) {
    this.columns = List.copyOf(columns);
    table.addClassNames("qm-table", "qm-matrix");
    NativeTableRow head = new NativeTableRow(header("Principal", "col"));
    columns.forEach(column -> head.add(header(column, "col")));
    table.add(new NativeTableHeader(head));
    add(new KeyGrid(label, table));
  }

  private static NativeTableHeaderCell header(String text, String scope) {
    NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
    cell.getElement().setAttribute("scope", scope);
    return cell;
  }

  void row(List<Component> title, List<Cell> cells) {
    NativeTableHeaderCell first = header("", "row");
    first.add(title);
    NativeTableRow row = new NativeTableRow(first);
    for (int i = 0; i < cells.size(); i++) {
      NativeTableCell cell = new NativeTableCell(cells.get(i).content());
      cell.getElement().setAttribute("data-task", columns.get(i));
      if (cells.get(i).nothing()) {
        cell.getElement().setAttribute("data-extent", "NONE");
      }
      row.add(cell);
    }
    table.getBody().add(row);
  }
}
