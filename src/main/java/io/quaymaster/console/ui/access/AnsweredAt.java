package io.quaymaster.console.ui.access;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import io.quaymaster.console.ui.kit.CopyButton;
import io.quaymaster.console.ui.kit.Link;
import io.quaymaster.console.ui.kit.TimeText;
import java.time.Instant;

/// For which instant a question was answered, and the permanent link of the answer. The address of
/// the page becomes that link.
final class AnsweredAt extends Div {
  private final String screen;
  private final Asked asked;
  private final Asked pinned;

  /// @param at the instant that was answered for; it is `now` if the question names none
  AnsweredAt(String screen, Asked asked, Instant at, Instant now) {
    this.screen = screen;
    this.asked = asked;
    this.pinned = asked.at(at);
    addClassNames("qm-row", "qm-muted", "qm-small", "qm-answered");
    add(
        new Span(
            at.isAfter(now)
                ? "Answered for "
                    + TimeText.exact(at)
                    + ", which is yet to come, with what is in force now."
                : "Answered with what was in force at " + TimeText.exact(at) + "."));
    CopyButton copy = new CopyButton(pinned.address(screen), "the permanent link").absolute();
    copy.add(" Copy permanent link");
    add(copy);
    if (asked.at() != null) {
      add(new Link(asked.at(null).address(screen), "Ask again for now"));
    }
  }

  @Override
  protected void onAttach(AttachEvent event) {
    if (asked.at() == null) {
      event.getUI().getPage().getHistory().replaceState(null, new Location(screen, pinned.write()));
    }
  }
}
