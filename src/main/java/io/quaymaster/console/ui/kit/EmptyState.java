package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/// Nothing to show: what that means, and what can be done about it.
public final class EmptyState extends Div {
  public EmptyState(String answer, String meaning, Component... offers) {
    addClassName("qm-empty");
    add(new H2(answer), new Paragraph(new Prose(meaning)));
    if (offers.length > 0) {
      Div row = new Div(offers);
      row.addClassName("qm-actions");
      add(row);
    }
  }
}
