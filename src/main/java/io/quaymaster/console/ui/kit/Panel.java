package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/// A part of a screen with a heading of its own.
public class Panel extends Section {
  private final Div beside = new Div();
  private final Div body = new Div();

  public Panel(String title, Component... content) {
    addClassName("qm-panel");
    H2 heading = new H2(title);
    setAriaLabel(title);
    beside.addClassName("qm-row");
    Div head = new Div(heading, beside);
    head.addClassName("qm-panel-head");
    body.addClassName("qm-panel-body");
    body.add(content);
    add(head, body);
  }

  /// What stands right of the heading.
  public Panel beside(Component... parts) {
    beside.removeAll();
    beside.add(parts);
    return this;
  }

  /// Lets the content reach the frame: for lists and grids.
  public Panel flush() {
    body.getElement().setAttribute("data-flush", true);
    return this;
  }

  public void content(Component... content) {
    body.removeAll();
    body.add(content);
  }
}
