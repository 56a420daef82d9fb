package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/// Two texts side by side, with what differs marked: the second look at a change, after its access.
@Tag("text-diff")
@JsModule("./text-diff/text-diff.ts")
public final class TextDiff extends Component implements HasSize, HasStyle {

  /// A text, what it is called, and the number of its first line.
  public record Side(String name, String text, int line) {
    public Side(String name, String text) {
      this(name, text, 1);
    }
  }

  public TextDiff(Side before, Side after) {
    show(before, after);
  }

  public void show(Side before, Side after) {
    getElement().setProperty("beforeLabel", before.name());
    getElement().setProperty("afterLabel", after.name());
    getElement().setProperty("beforeLine", before.line());
    getElement().setProperty("afterLine", after.line());
    getElement().setProperty("beforeText", before.text());
    getElement().setProperty("afterText", after.text());
  }
}
