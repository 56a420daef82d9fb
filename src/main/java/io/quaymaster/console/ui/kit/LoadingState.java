package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// The outline of what is on its way.
public final class LoadingState extends Div {
  public LoadingState(String what, int lines) {
    addClassName("qm-loading");
    getElement().setAttribute("role", "status");
    Span words = new Span("Loading " + what);
    words.addClassName("qm-visually-hidden");
    add(words);
    for (int i = 0; i < lines; i++) {
      Div bar = new Div();
      bar.addClassName("qm-loading-bar");
      bar.getElement().setAttribute("aria-hidden", "true");
      add(bar);
    }
  }
}
