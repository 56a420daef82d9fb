package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.List;

/// A table of words. Where there is little room a row becomes a block, each cell with the heading
/// of its column before it.
public final class PlainTable extends Div {
  private final NativeTable table = new NativeTable();
  private final List<String> headings;

  /// @param label of the table, for screen readers
  /// @param headings of the columns; the cells of the first name their rows
  public PlainTable(String label, List<String> headings) {
    this.headings = List.copyOf(headings);
    NativeTableRow head = new NativeTableRow();
    for (String heading : headings) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(heading);
      cell.getElement().setAttribute("scope", "col");
      head.add(cell);
    }
    table.addClassNames("qm-table", "qm-table-words");
    table.add(new NativeTableHeader(head));
    addClassName("qm-scroll");
    getElement().setAttribute("tabindex", "0");
    getElement().setAttribute("role", "region");
    getElement().setAttribute("aria-label", label);
    add(table);
  }

  /// A row with a cell for each heading.
  public PlainTable with(Component... cells) {
    NativeTableHeaderCell name = new NativeTableHeaderCell(cells[0]);
    name.getElement().setAttribute("scope", "row");
    NativeTableRow row = new NativeTableRow(name);
    for (int i = 1; i < cells.length; i++) {
      NativeTableCell cell = new NativeTableCell(cells[i]);
      cell.getElement().setAttribute("data-task", headings.get(i));
      row.add(cell);
    }
    table.getBody().add(row);
    return this;
  }
}
