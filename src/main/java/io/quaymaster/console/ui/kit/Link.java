package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;

/// A link to another screen, followed without loading the page anew.
public class Link extends Anchor {
  public Link(String href, String text) {
    super(href, text);
    getElement().setAttribute("router-link", true);
  }

  public Link(String href, Component... content) {
    this(href, "");
    removeAll();
    add(content);
  }
}
