package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/// It went wrong: what happened, what to do.
public final class FailedState extends Div {
  public FailedState(String happened, String todo) {
    addClassName("qm-failed");
    getElement().setAttribute("role", "alert");
    add(new H2(happened), new Paragraph(todo));
  }

  /// Something that may work the next time.
  public FailedState(String happened, String todo, Runnable retry) {
    this(happened, todo);
    add(new Button("Try again", new Icon("retry"), click -> retry.run()));
  }

  /// Work in the background that may come to an end the next time.
  public static FailedState of(
      RuntimeException failure, String happened, String todo, Runnable retry) {
    return failure instanceof TooMuchAtOnce refused
        ? new FailedState("Not begun", refused.sentence(), retry)
        : new FailedState(happened, todo, retry);
  }
}
