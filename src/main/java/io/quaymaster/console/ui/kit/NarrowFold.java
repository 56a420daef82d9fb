package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;

/// Fields that make room for their answer: on a telephone, and once they are filled in, they stand
/// behind a button. Where the window is wide they are always there.
public final class NarrowFold extends Div {
  private final Button more;
  private final Div content;

  public NarrowFold(String change, Component... fields) {
    addClassName("qm-fold");
    content = new Div(fields);
    content.addClassName("qm-fold-content");
    more = new Button(change, click -> open(content.getElement().hasAttribute("data-folded")));
    more.addClassName("qm-fold-more");
    add(more, content);
    filledIn(false);
  }

  /// Folds them, or says that there is nothing to make room for.
  public void filledIn(boolean is) {
    more.setVisible(is);
    open(!is);
  }

  private void open(boolean open) {
    content.getElement().setAttribute("data-folded", !open);
    more.getElement().setAttribute("aria-expanded", String.valueOf(open));
  }
}
