package io.quaymaster.iam.policy.parse;

import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.Member;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.List;
import java.util.Optional;

/// Edits of a JSON text, each one stretch, that leave it well-formed and keep its layout: what is
/// added goes on a line of its own where its neighbours do.
public final class Edits {
  /// No indent is wider; the limit keeps thousands of edits of one odd text cheap.
  private static final int MAX_GAP = 200;

  private static final int MAX_BETWEEN = 10_000;

  private final SourceText source;

  public Edits(SourceText source) {
    this.source = source;
  }

  /// `value` as a JSON text, with its quotation marks.
  public static String quoted(String value) {
    return JsonWriter.compact().text(value).toString();
  }

  /// The text of `json` as it was written.
  public String written(Json json) {
    return source.text().substring(json.start(), json.end());
  }

  public Fix replace(String title, int start, int end, String replacement) {
    return new Fix(title, source.span(start, end), replacement);
  }

  public Fix replace(String title, Json at, String replacement) {
    return replace(title, at.start(), at.end(), replacement);
  }

  /// Puts the text `value` in the place of `at`.
  public Fix text(String title, Json at, String value) {
    return replace(title, at, quoted(value));
  }

  public Fix rename(String title, Member member, String name) {
    return replace(title, member.nameStart(), member.nameEnd(), quoted(name));
  }

  /// Takes the member and one comma out of its object.
  public Fix delete(String title, JsonObject object, Member member) {
    List<Member> members = object.members();
    int at = indexOf(members, member);
    if (at + 1 < members.size()) {
      return replace(title, member.nameStart(), members.get(at + 1).nameStart(), "");
    }
    int start = at > 0 ? members.get(at - 1).value().end() : member.nameStart();
    return replace(title, start, member.value().end(), "");
  }

  /// Takes the element `index` and one comma out of its array.
  public Fix delete(String title, JsonArray array, int index) {
    List<Json> elements = array.elements();
    if (index + 1 < elements.size()) {
      return replace(title, elements.get(index).start(), elements.get(index + 1).start(), "");
    }
    int start = index > 0 ? elements.get(index - 1).end() : elements.get(index).start();
    return replace(title, start, elements.get(index).end(), "");
  }

  /// Adds a member, first of all; `value` is JSON.
  public Fix prepend(String title, JsonObject object, String name, String value) {
    String member = quoted(name) + ": " + value;
    int at = object.start() + 1;
    if (object.members().isEmpty()) {
      return replace(title, at, at, member);
    }
    int first = object.members().getFirst().nameStart();
    return replace(title, first, first, member + "," + gap(object.start(), first));
  }

  /// Adds a member, last of all; `value` is JSON.
  public Fix append(String title, JsonObject object, String name, String value) {
    if (object.members().isEmpty()) {
      return prepend(title, object, name, value);
    }
    int first = object.members().getFirst().nameStart();
    int at = object.members().getLast().value().end();
    String member = "," + gap(object.start(), first) + quoted(name) + ": " + value;
    return replace(title, at, at, member);
  }

  /// Adds entries to a list, or makes a list of a single value; `values` are JSON.
  public Fix append(String title, Json list, List<String> values) {
    if (!(list instanceof JsonArray(List<Json> elements, int start, int end))) {
      return replace(title, list, "[" + written(list) + ", " + String.join(", ", values) + "]");
    }
    if (elements.isEmpty()) {
      return replace(title, start + 1, start + 1, String.join(", ", values));
    }
    String gap = gap(start, elements.getFirst().start());
    int at = elements.getLast().end();
    return replace(title, at, at, "," + gap + String.join("," + gap, values));
  }

  /// Two edits as one, from the start of the first to the end of the second in the text; none where
  /// they overlap, or are so far apart that thousands of such edits would not fit into memory.
  public Optional<Fix> both(String title, Fix one, Fix other) {
    boolean ordered = one.span().end().offset() <= other.span().start().offset();
    Fix first = ordered ? one : other;
    Fix second = ordered ? other : one;
    int from = first.span().end().offset();
    int to = second.span().start().offset();
    if (from > to || to - from > MAX_BETWEEN) {
      return Optional.empty();
    }
    return Optional.of(
        replace(
            title,
            first.span().start().offset(),
            second.span().end().offset(),
            first.replacement() + source.text().substring(from, to) + second.replacement()));
  }

  /// What stands between neighbours: a line break and an indent where the first of them stands on a
  /// line of its own, else a space.
  private String gap(int open, int first) {
    if (first - open > MAX_GAP) {
      return " ";
    }
    String before = source.text().substring(open + 1, first);
    return before.indexOf('\n') >= 0 || before.indexOf('\r') >= 0 ? before : " ";
  }

  private static int indexOf(List<Member> members, Member member) {
    int low = 0;
    int high = members.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int start = members.get(middle).nameStart();
      if (start == member.nameStart()) {
        return middle;
      }
      if (start < member.nameStart()) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    throw new IllegalArgumentException("Not a member of this object: " + member.name());
  }
}
