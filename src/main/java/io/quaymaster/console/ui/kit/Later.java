package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;
import java.util.function.Function;
import java.util.function.Supplier;

/// A place whose content takes time: its outline, then the content, or what went wrong and a way to
/// try again.
public final class Later<T> extends Div {
  private final BackgroundWork background;
  private final Supplier<T> work;
  private final Function<T, Component> show;
  private final String what;
  private final int lines;
  private Registration running = () -> {};

  public Later(
      BackgroundWork background,
      String what,
      int lines,
      Supplier<T> work,
      Function<T, Component> show) {
    this.background = background;
    this.what = what;
    this.lines = lines;
    this.work = work;
    this.show = show;
  }

  @Override
  protected void onAttach(AttachEvent event) {
    reload();
  }

  /// Does the work again.
  public void reload() {
    running.remove();
    put(new LoadingState(what, lines));
    running =
        background.start(
            this,
            work,
            new BackgroundWork.Outcome<>(
                result -> put(show.apply(result)),
                failure ->
                    put(
                        new FailedState(
                            "Could not load " + what,
                            "Nothing was changed. Try again; if it stays, look at the server's log.",
                            this::reload))));
  }

  private void put(Component content) {
    removeAll();
    add(content);
  }
}
