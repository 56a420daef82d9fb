package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.quaymaster.console.review.ChangeState;
import io.quaymaster.console.ui.kit.Glyph;
import java.util.ArrayList;
import java.util.List;

/// The way of a change request from draft to verified, and where on it this one is.
final class StageBar extends OrderedList {
  private static final List<ChangeState> WAY =
      List.of(
          ChangeState.DRAFT,
          ChangeState.CHECKING,
          ChangeState.IN_REVIEW,
          ChangeState.READY,
          ChangeState.ACTIVE,
          ChangeState.VERIFIED);

  StageBar(ChangeState now) {
    addClassName("qm-stages");
    getElement().setAttribute("aria-label", "Stages");
    List<ChangeState> way = new ArrayList<>(WAY);
    if (!way.contains(now)) {
      way = List.of(ChangeState.DRAFT, now);
    }
    int here = way.indexOf(now);
    for (int i = 0; i < way.size(); i++) {
      ChangeState state = way.get(i);
      ListItem step = new ListItem();
      step.add(new Glyph(i < here ? "✓" : i == here ? "●" : "○"), new Span(state.title()));
      step.setTitle(state.meaning());
      if (i == here) {
        step.getElement().setAttribute("aria-current", "step");
      } else if (i < here) {
        step.addClassName("qm-stage-past");
      }
      add(step);
    }
  }
}
