package io.quaymaster.iam.policy.parse;

import io.quaymaster.iam.policy.parse.Passage.Kind;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import io.quaymaster.iam.policy.text.JsonOutcome;
import io.quaymaster.iam.policy.text.JsonProblem;
import io.quaymaster.iam.policy.text.JsonReader;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds policies, statements and fragments of them in running text, Markdown or the output of a
/// command. It proposes and changes nothing: escapes of Markdown are undone outside of code fences
/// only, and every change is named. Cost: linear in the text, by a budget.
public final class PolicyTextImport {
  private static final Set<String> STATEMENT =
      Set.of(
          "Effect", "Action", "NotAction", "Principal", "NotPrincipal", "Resource", "NotResource");
  private static final Pattern MEMBER =
      Pattern.compile(
          "\"(?:Version|Id|Statement|Sid|Effect|Principal|NotPrincipal|Action|NotAction|Resource"
              + "|NotResource|Condition)\"\\s{0,100}:\\s{0,100}");
  private static final Pattern TEXT = Pattern.compile("\"[^\"\\n]{0,2000}\"");
  private static final Pattern ENTRY = Pattern.compile("\\s{0,100}\"[^\"\\n]{0,2000}\"\\s{0,100}");
  private static final Pattern FENCE = Pattern.compile("(?m)^ {0,3}(?:```|~~~)[^\\n]*$");
  private static final Pattern MARKDOWN =
      Pattern.compile("\\\\([!#$%&'()*+,\\-.:;<=>?@\\[\\]^_`{|}~])");

  private final SourceText source;
  private final String text;
  private final List<int[]> fences;
  private final List<Passage> found = new ArrayList<>();
  private long budget;

  private PolicyTextImport(SourceText source) {
    this.source = source;
    this.text = source.text();
    this.fences = fences(text);
    this.budget = 20L * text.length() + 10_000;
  }

  /// The passages in the order of the text; they do not overlap.
  public static List<Passage> find(SourceText source) {
    PolicyTextImport search = new PolicyTextImport(source);
    search.search();
    return List.copyOf(search.found);
  }

  private void search() {
    Matcher member = MEMBER.matcher(text);
    int at = 0;
    while (at < text.length() && budget > 0) {
      char c = text.charAt(at);
      int end = -1;
      if (c == '{' && startsObject(at)) {
        end = object(at);
      } else if (c == '"' && member.region(at, text.length()).lookingAt()) {
        end = fragment(at);
      }
      at = end > at ? end : at + 1;
    }
  }

  /// Where the code fences of Markdown hold their code.
  private static List<int[]> fences(String text) {
    List<int[]> fences = new ArrayList<>();
    Matcher line = FENCE.matcher(text);
    int open = -1;
    while (line.find()) {
      if (open < 0) {
        open = line.end();
      } else {
        fences.add(new int[] {open, line.start()});
        open = -1;
      }
    }
    return fences;
  }

  private boolean inFence(int at) {
    int low = 0;
    int high = fences.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int[] fence = fences.get(middle);
      if (at >= fence[1]) {
        low = middle + 1;
      } else if (at < fence[0]) {
        high = middle - 1;
      } else {
        return true;
      }
    }
    return false;
  }

  private boolean startsObject(int brace) {
    int next = brace + 1;
    int end = Math.min(text.length(), next + 200);
    while (next < end && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < end && "\"'\u201C\u201D\u201E\\".indexOf(text.charAt(next)) >= 0;
  }

  /// Reads an object that starts at `start`; the end of what was found, or -1.
  private int object(int start) {
    int end = closing(start);
    if (end < 0) {
      return -1;
    }
    String written = text.substring(start, end);
    List<String> changes = new ArrayList<>();
    String proposed = unescaped(written, start, changes);
    Optional<String> json = mended(proposed, changes);
    if (json.isEmpty()
        || !(JsonReader.read(json.get()) instanceof JsonOutcome.Read(JsonObject object))) {
      return -1;
    }
    if (object.get("policyText") instanceof JsonString(String inner, int _, int _)) {
      changes.add("The policy is taken out of `policyText`.");
      found.add(new Passage(Kind.DOCUMENT, source.span(start, end), written, inner, changes));
      return end;
    }
    Kind kind = kind(object);
    if (kind == null) {
      return -1;
    }
    found.add(new Passage(kind, source.span(start, end), written, json.get(), changes));
    return end;
  }

  private static @Nullable Kind kind(JsonObject object) {
    Json statement = object.get("Statement");
    if (statement instanceof JsonObject || statement instanceof Json.JsonArray) {
      return Kind.DOCUMENT;
    }
    boolean elements =
        object.members().stream().anyMatch(member -> member.name().equals("Effect"))
            && object.members().stream().filter(m -> STATEMENT.contains(m.name())).count() > 1;
    return elements ? Kind.STATEMENT : null;
  }

  /// Reads members without braces; the end of what was found, or -1.
  private int fragment(int start) {
    int end = members(start);
    if (end < 0) {
      return -1;
    }
    String written = text.substring(start, end);
    List<String> changes = new ArrayList<>();
    String proposed = unescaped(written, start, changes);
    mended(proposed, changes)
        .ifPresent(json ->
            found.add(new Passage(Kind.FRAGMENT, source.span(start, end), written, json, changes)));
    return end;
  }

  /// The end of one member after the other, as long as a comma stands between them.
  private int members(int start) {
    Matcher member = MEMBER.matcher(text);
    int end = -1;
    int at = start;
    while (member.region(at, text.length()).lookingAt()) {
      int value = value(member.end());
      if (value < 0) {
        return end;
      }
      end = value;
      int next = space(end);
      if (next >= text.length() || text.charAt(next) != ',') {
        return end;
      }
      at = space(next + 1);
    }
    return end;
  }

  private int value(int at) {
    if (at >= text.length()) {
      return -1;
    }
    return switch (text.charAt(at)) {
      case '"' -> {
        Matcher string = TEXT.matcher(text).region(at, text.length());
        yield string.lookingAt() ? string.end() : -1;
      }
      case '[' -> list(at);
      case '{' -> closing(at);
      default -> -1;
    };
  }

  /// A list of texts, which ends with its last entry where the bracket is missing.
  private int list(int open) {
    Matcher entry = ENTRY.matcher(text);
    int at = open + 1;
    int last = -1;
    while (entry.region(at, text.length()).lookingAt() && !isKey(entry.end())) {
      last = text.lastIndexOf('"', entry.end() - 1) + 1;
      if (entry.end() >= text.length() || text.charAt(entry.end()) != ',') {
        return entry.end() < text.length() && text.charAt(entry.end()) == ']'
            ? entry.end() + 1
            : last;
      }
      at = entry.end() + 1;
    }
    return last < 0 && open + 1 < text.length() && text.charAt(open + 1) != ']'
        ? closing(open)
        : last;
  }

  /// Whether the text that ends here is the name of a member, so that the list ended before it.
  private boolean isKey(int end) {
    return end < text.length() && text.charAt(end) == ':';
  }

  /// Behind the bracket that closes the one at `open`, or -1.
  private int closing(int open) {
    int depth = 0;
    boolean quoted = false;
    for (int i = open; i < text.length() && budget-- > 0; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        // Outside of a text the bracket of a Markdown escape counts.
        i += quoted ? 1 : 0;
      } else if (c == '"' || c == '\u201C' || c == '\u201D') {
        quoted = !quoted;
      } else if (!quoted && (c == '{' || c == '[')) {
        depth++;
      } else if (!quoted && (c == '}' || c == ']') && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private int space(int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private String unescaped(String written, int start, List<String> changes) {
    if (inFence(start) || !MARKDOWN.matcher(written).find()) {
      return written;
    }
    changes.add("Escapes of Markdown, such as `\\*`, are undone.");
    return MARKDOWN.matcher(written).replaceAll("$1");
  }

  /// JSON, perhaps after repairs that `changes` then names.
  private static Optional<String> mended(String proposed, List<String> changes) {
    return switch (JsonReader.read(proposed)) {
      case JsonOutcome.Read _ -> Optional.of(proposed);
      case JsonOutcome.Broken(List<JsonProblem> problems) -> {
        problems.stream().map(JsonProblem::message).distinct().forEach(changes::add);
        yield JsonProblem.mendAll(proposed, problems);
      }
    };
  }
}
