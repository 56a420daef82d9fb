package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Span;

/// A link that leads to a deed, and looks like one.
public final class LinkButton extends Link {
  public LinkButton(String href, String icon, String text) {
    super(href, new Icon(icon), new Span(text));
    addClassName("qm-button");
  }

  /// The one that is most likely wanted.
  public LinkButton primary() {
    addClassName("qm-button-primary");
    return this;
  }
}
