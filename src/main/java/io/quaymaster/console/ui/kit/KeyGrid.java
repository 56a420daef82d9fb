package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.NativeTable;

/// A table whose cells are walked over with the arrow keys, as a screen reader's *grid*.
@Tag("key-grid")
@JsModule("./key-grid/key-grid.ts")
public final class KeyGrid extends HtmlContainer {
  public KeyGrid(String label, NativeTable table) {
    table.getElement().setAttribute("role", "grid");
    table.getElement().setAttribute("aria-label", label);
    addClassName("qm-scroll");
    add(table);
  }
}
