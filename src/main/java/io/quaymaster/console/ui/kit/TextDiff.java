package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

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

  /// Lines of the later text, as they are numbered.
  public record Lines(int first, int last) {}

  /// How many threads there are about a line, and whether one of them is open.
  public record Remarks(int line, int count, boolean open) {}

  public TextDiff(Side before, Side after) {
    show(before, after);
  }

  /// Lets people say something about lines of the later text, and read what was said about one.
  public void commentable(Consumer<Lines> say, IntConsumer read) {
    getElement().setProperty("commentable", true);
    getElement()
        .addEventListener(
            "lines-chosen",
            event ->
                say.accept(
                    new Lines(
                        event.getEventData().get("event.detail.first").asInt(),
                        event.getEventData().get("event.detail.last").asInt())))
        .addEventData("event.detail.first")
        .addEventData("event.detail.last");
    getElement()
        .addEventListener(
            "remarks-chosen",
            event -> read.accept(event.getEventData().get("event.detail.line").asInt()))
        .addEventData("event.detail.line");
  }

  /// Shows what was said beside the lines.
  public void remarks(List<Remarks> remarks) {
    getElement().setPropertyList("remarks", remarks);
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
