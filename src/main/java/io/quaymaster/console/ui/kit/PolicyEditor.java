package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.shared.Registration;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.text.PathElement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The editor of one policy text. It never changes a character by itself: what it shows besides the
/// text is told to it.
///
/// The browser counts the texts that it announces; findings say which of them they are about, so
/// that they stay with their words while the author goes on typing.
@Tag("policy-editor")
@JsModule("./policy-editor/policy-editor.ts")
public final class PolicyEditor extends Component implements HasSize, HasStyle {
  private Function<Place, List<Proposal>> proposals = place -> List.of();
  private int revision = 1;

  /// The text after a pause in typing, and its number.
  public record TypedText(String text, int revision) {}

  /// Where a completion is asked for: the steps down from the root, whether a member's name belongs
  /// there, what is typed of it, and which names the object has already.
  public record Place(
      List<PathElement> path, boolean name, String prefix, List<String> names, boolean inArray) {}

  /// A completion: the string to put there; `label` and `detail` are shown for it, `info` explains
  /// it. `snippet`, if any, is put between the quotation marks as it stands.
  public record Proposal(
      String text,
      @Nullable String label,
      @Nullable String detail,
      @Nullable String info,
      @Nullable String snippet,
      int boost) {
    public static Proposal of(String text, @Nullable String detail, @Nullable String info) {
      return new Proposal(text, null, detail, info, null, 0);
    }
  }

  /// A stretch of text that stands out, with a note at its end if there is one.
  public record Mark(int from, int to, Kind kind, @Nullable String note) {
    /// Why it stands out.
    public enum Kind {
      DECIDED,
      UNMATCHED,
      HIGHLIGHT
    }
  }

  /// A sign beside the line of an offset, with what it tells whoever rests on it.
  public record Sign(int at, String text) {}

  record MarkJson(int from, int to, String kind, @Nullable String note) {}

  record FixJson(String title, int from, int to, String text) {}

  record FindingJson(
      int id, String code, String type, String message, int from, int to, List<FixJson> fixes) {
    static FindingJson of(int id, Finding finding) {
      return new FindingJson(
          id,
          finding.code().id(),
          finding.type().name(),
          finding.message(),
          finding.location().span().start().offset(),
          finding.location().span().end().offset(),
          finding.fixes().stream()
              .map(fix ->
                  new FixJson(
                      fix.title(),
                      fix.span().start().offset(),
                      fix.span().end().offset(),
                      fix.replacement()))
              .toList());
    }
  }

  public PolicyEditor(String label) {
    getElement().setProperty("label", label);
    getElement()
        .addEventListener(
            "value-changed", event -> revision = getElement().getProperty("revision", 1))
        .synchronizeProperty("value")
        .synchronizeProperty("revision");
  }

  public String text() {
    return getElement().getProperty("value", "");
  }

  /// Shows another text, as one edit that can be undone. An equal text changes nothing.
  public void setText(String text) {
    getElement().setProperty("value", text);
  }

  public void setReadOnly(boolean readOnly) {
    getElement().setProperty("readonly", readOnly);
  }

  /// Leaves out the bar that counts the problems.
  public PolicyEditor quiet() {
    getElement().setProperty("quiet", true);
    return this;
  }

  /// Calls `then` after each pause in typing, and when the focus leaves.
  public Registration onText(Consumer<TypedText> then) {
    return getElement()
        .addEventListener(
            "value-changed",
            event ->
                then.accept(new TypedText(text(), getElement().getProperty("revision", revision))));
  }

  /// Shows findings about the text numbered `revision`.
  public void show(List<Finding> findings, int about) {
    getElement()
        .setPropertyList(
            "findings",
            java.util.stream.IntStream.range(0, findings.size())
                .mapToObj(i -> FindingJson.of(i, findings.get(i)))
                .toList());
    getElement().setProperty("findingsFor", about);
  }

  /// Shows findings about the text that the server knows.
  public void show(List<Finding> findings) {
    show(findings, revision);
  }

  public void mark(List<Mark> marks) {
    getElement()
        .setPropertyList(
            "marks",
            marks.stream()
                .map(mark ->
                    new MarkJson(
                        mark.from(),
                        mark.to(),
                        mark.kind().name().toLowerCase(java.util.Locale.ROOT),
                        mark.note()))
                .toList());
  }

  /// Shows signs beside the lines of the text numbered `about`.
  public void signs(List<Sign> signs, int about) {
    getElement().setPropertyList("signs", signs);
    getElement().setProperty("signsFor", about);
  }

  /// Asks `source` for completions.
  public void proposals(Function<Place, List<Proposal>> source) {
    proposals = source;
    getElement().addJsInitializer("this.proposals = place => this.$server.propose(place)");
  }

  /// Keeps what is typed in the browser's session too, until it is [confirmed][#confirm]; `rescued`
  /// is called with text that an earlier page kept and nobody confirmed.
  public void rescue(String key, Consumer<String> rescued) {
    getElement()
        .addEventListener(
            "text-rescued",
            event -> rescued.accept(event.getEventData().get("event.detail.text").asString()))
        .addEventData("event.detail.text");
    getElement().setProperty("safetyKey", key);
  }

  /// The text numbered `kept` is safe.
  public void confirm(int kept) {
    getElement().callJsFunction("confirm", kept);
  }

  /// Selects a stretch of the text, in view, and moves the focus there.
  public void goTo(int from, int to) {
    getElement().callJsFunction("goTo", from, to);
  }

  /// Goes to one of the findings shown, by its place in the list.
  public void goToFinding(int index) {
    getElement().callJsFunction("goToFinding", index);
  }

  /// Does what the fix `which` of a finding says, as an edit of the author.
  public void applyFix(int index, int which) {
    getElement().callJsFunction("applyFix", index, which);
  }

  /// Drops what the browser keeps of unconfirmed text.
  public void forget() {
    getElement().callJsFunction("forget");
  }

  /// Brings an offset into view without taking the focus.
  public void reveal(int offset) {
    getElement().callJsFunction("reveal", offset);
  }

  /// The same without moving the page around it.
  public void peek(int offset) {
    getElement().callJsFunction("peek", offset);
  }

  /// What stands right in the bar below the text.
  public void status(Component status) {
    status.getElement().setAttribute("slot", "status");
    getElement().appendChild(status.getElement());
  }

  @ClientCallable
  List<Proposal> propose(JsonNode place) {
    return proposals.apply(place(place));
  }

  private static Place place(JsonNode place) {
    List<PathElement> path = new ArrayList<>();
    for (JsonNode step : place.path("path")) {
      path.add(
          step.isNumber()
              ? new PathElement.Index(step.asInt())
              : new PathElement.Key(step.asString()));
    }
    List<String> names = new ArrayList<>();
    place.path("names").forEach(name -> names.add(name.asString()));
    return new Place(
        path,
        place.path("kind").asString("").equals("name"),
        place.path("prefix").asString(""),
        names,
        place.path("inArray").asBoolean(false));
  }
}
