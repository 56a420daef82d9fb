package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/// News inside a screen, with what can be done about it.
public final class Note extends Div {
  public Note(String text, Component... deeds) {
    this(new Component[] {new com.vaadin.flow.component.Text(text)}, deeds);
  }

  public Note(Component[] text, Component... deeds) {
    addClassName("qm-note");
    getElement().setAttribute("role", "status");
    Div words = new Div(text);
    words.addClassName("qm-note-text");
    add(words);
    if (deeds.length > 0) {
      Div row = new Div(deeds);
      row.addClassName("qm-actions");
      add(row);
    }
  }

  /// Asks for more attention.
  public Note caution() {
    addClassName("qm-note-caution");
    return this;
  }
}
