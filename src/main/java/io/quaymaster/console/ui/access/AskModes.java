package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.UnorderedList;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.Screens;

/// The kinds of questions, each with a screen of its own.
final class AskModes extends Nav {
  /// One kind of questions.
  enum Mode {
    CHECK(Screens.ASK, "One request"),
    WHO(Screens.ASK_WHO, "Who can…"),
    WHAT(Screens.ASK_WHAT, "What can…"),
    BATCH(Screens.ASK_BATCH, "Batch");

    private final String address;
    private final String title;

    Mode(String address, String title) {
      this.address = address;
      this.title = title;
    }
  }

  AskModes(Mode current) {
    addClassName("qm-modes");
    setAriaLabel("Kinds of questions");
    UnorderedList list = new UnorderedList();
    for (Mode mode : Mode.values()) {
      Link link = new Link(mode.address, mode.title);
      if (mode == current) {
        link.getElement().setAttribute("aria-current", "page");
      }
      list.add(new ListItem(link));
    }
    add(list);
  }
}
