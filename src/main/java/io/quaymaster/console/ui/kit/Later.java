package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A place whose content takes time: its outline, then the content, or what went wrong and a way to
/// try again.
public final class Later<T> extends Div {
  private final BackgroundWork background;
  private final Supplier<T> work;
  private final Function<T, Component> show;
  private final String what;
  private final int lines;
  private Registration running = () -> {};
  private @Nullable T shown;

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

  /// Does the work again whenever something in the catalogue changes. What is shown stays until
  /// there is something else to show.
  public Later<T> refreshedBy(LiveUpdates updates) {
    return refreshedBy(updates, LiveUpdates.ofCatalog());
  }

  /// The same for other news.
  public Later<T> refreshedBy(LiveUpdates updates, Class<?>... kinds) {
    for (Class<?> news : kinds) {
      updates.follow(this, news, event -> start());
    }
    return this;
  }

  /// Does the work again.
  public void reload() {
    shown = null;
    put(new LoadingState(what, lines));
    start();
  }

  private void start() {
    running.remove();
    running =
        background.start(
            this, work, new BackgroundWork.Outcome<>(this::showUnlessShown, this::fail));
  }

  private void showUnlessShown(T result) {
    if (!result.equals(shown)) {
      put(show.apply(result));
      shown = result;
    }
  }

  private void fail(RuntimeException failure) {
    shown = null;
    put(
        FailedState.of(
            failure,
            "Could not load " + what,
            "Nothing was changed. Try again; if it stays, look at the server's log.",
            this::reload));
  }

  private void put(Component content) {
    removeAll();
    add(content);
  }
}
