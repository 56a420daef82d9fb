package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Span;

/// A short fact in a frame.
public class Chip extends Span {
  public Chip(String text) {
    this("", text);
    addClassName("qm-chip-plain");
  }

  /// A glyph and a word; `classes` give it its look.
  protected Chip(String glyph, String text, String... classes) {
    addClassName("qm-chip");
    addClassNames(classes);
    if (!glyph.isEmpty()) {
      add(new Glyph(glyph));
    }
    add(new Span(text));
  }

  /// Adds an explanation for those who rest on it.
  public Chip explained(String text) {
    setTitle(text);
    return this;
  }
}
