package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;

/// A place whose content takes long: how far it is, a way to cancel it, then the content, or what
/// went wrong and a way to try again. The work begins when it is first shown.
public final class Progressing<T> extends Div {
  private final BackgroundWork background;
  private final String doing;
  private final Function<IntConsumer, T> work;
  private final Function<T, Component> show;
  private Registration running = () -> {};
  private boolean begun;
  private boolean brief;

  /// @param doing as *Asking about every principal on file*
  /// @param work is handed what it tells its progress to, in per cent
  public Progressing(
      BackgroundWork background,
      String doing,
      Function<IntConsumer, T> work,
      Function<T, Component> show) {
    this.background = background;
    this.doing = doing;
    this.work = work;
    this.show = show;
    addClassName("qm-stack");
  }

  /// The same in one line, without a picture of what is to come.
  public Progressing<T> brief() {
    brief = true;
    return this;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    if (!begun) {
      begun = true;
      begin(event.getUI());
    }
  }

  private void begin(UI ui) {
    ProgressBar bar = new ProgressBar(0, 100, 0);
    bar.getElement().setAttribute("aria-label", doing);
    Span words = new Span(doing + "…");
    words.getElement().setAttribute("role", "status");
    Button cancel = new Button("Cancel", click -> stopped(ui));
    Div line = new Div(words, cancel);
    line.addClassName("qm-row");
    if (brief) {
      put(line);
    } else {
      put(line, bar, new LoadingState("the answer", 4));
    }
    AtomicInteger told = new AtomicInteger();
    IntConsumer progress =
        percent -> {
          if (told.getAndSet(percent) != percent) {
            ui.access(() -> bar.setValue(percent));
          }
        };
    running =
        background.start(
            this,
            () -> work.apply(progress),
            new BackgroundWork.Outcome<>(
                done -> put(show.apply(done)),
                failure ->
                    put(
                        FailedState.of(
                            failure,
                            doing + " failed",
                            "Nothing was changed. Try again; if it stays, look at the server's log.",
                            () -> begin(ui)))));
  }

  private void stopped(UI ui) {
    running.remove();
    put(
        new Note(
            "Cancelled before it came to an end.", new Button("Begin again", click -> begin(ui))));
  }

  private void put(Component... content) {
    removeAll();
    add(content);
  }
}
