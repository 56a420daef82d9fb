package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.signals.Signal;
import java.util.function.Consumer;

/// Whether the browser's window is as narrow as a telephone, for what style sheets cannot hide.
public final class NarrowWindow {
  private static final int LIMIT = 800;

  private NarrowWindow() {}

  /// Tells `then` now and whenever it changes, as long as `part` is attached.
  public static void watch(Component part, Consumer<Boolean> then) {
    UI ui = part.getUI().orElseThrow(() -> new IllegalStateException("Not on a page"));
    Signal.effect(
        part,
        () -> {
          int width = ui.getPage().windowSizeSignal().get().width();
          then.accept(width > 0 && width < LIMIT);
        });
  }
}
