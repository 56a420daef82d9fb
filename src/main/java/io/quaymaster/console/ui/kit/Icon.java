package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Span;

/// A line icon by its name in `icons.css`. It decorates: whatever it means also stands beside it in
/// words.
public class Icon extends Span {
  public Icon(String name) {
    addClassNames("qm-icon", "qm-icon-" + name);
    getElement().setAttribute("aria-hidden", "true");
  }
}
