package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;

/// Names with their values, one below the other.
public final class Facts extends DescriptionList {
  public Facts() {
    addClassName("qm-facts");
  }

  public Facts with(String name, String value) {
    return with(name, new Span(value));
  }

  public Facts with(String name, Component... value) {
    add(new Term(name));
    Description description = new Description();
    description.add(value);
    add(description);
    return this;
  }
}
