package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Span;

/// A sign beside a word; screen readers read the word alone.
public final class Glyph extends Span {
  public Glyph(String sign) {
    super(sign);
    addClassName("qm-glyph");
    getElement().setAttribute("aria-hidden", "true");
  }
}
