package io.quaymaster.iam.policy.text;

import io.quaymaster.iam.policy.text.JsonProblem.Accident;
import io.quaymaster.iam.policy.text.JsonProblem.Edit;
import io.quaymaster.iam.policy.text.TornToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads broken JSON as a person would: past every error that has one likely repair, and no further
/// than the first that has none.
final class TornJson {
  private static final Set<String> DOCUMENT = Set.of("Version", "Id", "Statement");
  private static final Set<String> STATEMENT =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  private static final Pattern MEMBER = Pattern.compile("[A-Za-z]{1,40}\\s{0,9}[:=]");

  private final String text;
  private final List<JsonProblem> problems = new ArrayList<>();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private boolean stopped;

  TornJson(String text) {
    this.text = text;
    read();
  }

  /// In the order in which they were met.
  List<JsonProblem> problems() {
    return problems;
  }

  private enum Expected {
    /// A key or a value, or the end right after the beginning.
    FIRST,
    /// A key or a value after a comma.
    NEXT,
    COLON,
    VALUE,
    COMMA,
    NOTHING
  }

  /// An object or a list that is being read; the root is a list that is never closed.
  private static final class Frame {
    final boolean object;
    final int open;
    Expected expected = Expected.FIRST;
    int comma = -1;

    /// Where the last entry, and the one before it, end.
    int end;

    int before;

    /// The names of the members so far, of a fragment only.
    final List<String> keys = new ArrayList<>();

    Frame(boolean object, int open) {
      this.object = object;
      this.open = open;
      this.end = open + 1;
      this.before = open + 1;
    }
  }

  private void read() {
    Frame root = new Frame(false, -1);
    root.expected = Expected.VALUE;
    frames.push(root);
    TornTokens tokens = new TornTokens(text, prose(), problems);
    while (!stopped && problems.size() <= TornTokens.MANY) {
      Frame frame = top();
      boolean key =
          frame.object && (frame.expected == Expected.FIRST || frame.expected == Expected.NEXT);
      int known = problems.size();
      TornToken token = tokens.next(key);
      if (frames.size() == 1 && frame.expected == Expected.NOTHING && endsDocument(token)) {
        // What is wrong with text that does not belong here does not matter.
        problems.subList(known, problems.size()).clear();
        trailing(token);
        return;
      }
      switch (token.kind()) {
        case OPEN_OBJECT -> open(token, true);
        case OPEN_ARRAY -> open(token, false);
        case CLOSE_OBJECT -> close(token, true);
        case CLOSE_ARRAY -> close(token, false);
        case COMMA -> comma(token);
        case COLON -> colon(token);
        case STRING, VALUE -> value(token);
        case GARBAGE -> stopped = true;
        case END -> {
          end();
          return;
        }
      }
    }
  }

  private boolean endsDocument(TornToken token) {
    return switch (token.kind()) {
      case OPEN_OBJECT, OPEN_ARRAY, STRING, VALUE, GARBAGE -> true;
      case CLOSE_OBJECT, CLOSE_ARRAY, COMMA, COLON, END -> false;
    };
  }

  private Frame top() {
    Frame frame = frames.peek();
    if (frame == null) {
      throw new IllegalStateException("The root is never closed");
    }
    return frame;
  }

  /// Steps over what stands before the document.
  private int prose() {
    int start = 0;
    while (start < text.length()
        && (Character.isWhitespace(text.charAt(start))
            || TornTokens.isOddSpace(text.charAt(start)))) {
      start++;
    }
    if (start == text.length()
        || "{[\"\\#\u201C\u201D\u201E'".indexOf(text.charAt(start)) >= 0
        || text.startsWith("//", start)
        || text.startsWith("/*", start)) {
      return 0;
    }
    int brace = text.indexOf('{', start);
    while (brace >= 0 && !startsDocument(brace)) {
      brace = text.indexOf('{', brace + 1);
    }
    if (brace < 0) {
      if (!MEMBER.matcher(text).region(start, Math.min(text.length(), start + 100)).lookingAt()) {
        problems.add(
            new JsonProblem(
                Accident.PROSE,
                "This is no JSON; a policy starts with `{`.",
                start,
                text.stripTrailing().length(),
                null));
        stopped = true;
      }
      return 0;
    }
    problems.add(
        new JsonProblem(
            Accident.PROSE,
            "The policy starts behind this text; delete what stands before it.",
            start,
            brace,
            new Edit(start, brace, "")));
    return brace;
  }

  private boolean startsDocument(int brace) {
    int next = brace + 1;
    int end = Math.min(text.length(), next + 200);
    while (next < end && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    return next < end && "\"'\u201C\u201D\u201E\\}".indexOf(text.charAt(next)) >= 0;
  }

  private void open(TornToken token, boolean object) {
    if (frames.size() > JsonReader.MAX_DEPTH) {
      problems.add(JsonAccidents.tooLarge(text, token.start(), true));
      stopped = true;
    } else if (place(token)) {
      frames.push(new Frame(object, token.start()));
    }
  }

  /// A text, number or word, as a key or as a value.
  private void value(TornToken token) {
    Frame frame = top();
    if (frame.object && (frame.expected == Expected.FIRST || frame.expected == Expected.NEXT)) {
      key(token);
    } else if (frame.object && frame.expected == Expected.COMMA) {
      missingComma(frame);
      key(token);
    } else {
      place(token);
    }
  }

  private void key(TornToken token) {
    Frame frame = top();
    if (frame.open < 0) {
      frame.keys.add(token.text());
    }
    frame.expected = Expected.COLON;
    frame.before = frame.end;
    frame.end = token.end();
  }

  /// Whether a value can stand here, perhaps after a repair.
  private boolean place(TornToken token) {
    Frame frame = top();
    switch (frame.expected) {
      case FIRST, NEXT -> {
        if (frame.object) {
          return stop("A member of an object starts with its name and a colon.", token);
        }
      }
      case VALUE -> {}
      case COLON ->
          problems.add(
              new JsonProblem(
                  Accident.OTHER,
                  "A colon is missing between the name and its value.",
                  token.start(),
                  token.end(),
                  new Edit(frame.end, frame.end, ":")));
      case COMMA -> {
        if (frame.object) {
          return stop("A comma and a name are missing before this value.", token);
        }
        missingComma(frame);
      }
      case NOTHING -> {
        trailing(token);
        return false;
      }
    }
    frame.expected = frames.size() == 1 ? Expected.NOTHING : Expected.COMMA;
    frame.before = frame.end;
    frame.end = token.end();
    return true;
  }

  private void missingComma(Frame frame) {
    problems.add(
        new JsonProblem(
            Accident.MISSING_COMMA,
            "A comma is missing after this.",
            Math.max(0, frame.end - 1),
            frame.end,
            new Edit(frame.end, frame.end, ",")));
    frame.comma = frame.end;
  }

  private void trailing(TornToken token) {
    int end = text.stripTrailing().length();
    boolean another = token.kind() == Kind.OPEN_OBJECT;
    problems.add(
        new JsonProblem(
            Accident.TRAILING_TEXT,
            another
                ? "The policy ends before this; a second document belongs into a policy of its own."
                : "The policy ends before this text; delete what follows it.",
            token.start(),
            Math.max(end, token.end()),
            new Edit(token.start(), Math.max(end, token.end()), "")));
    stopped = true;
  }

  private boolean stop(String message, TornToken token) {
    problems.add(new JsonProblem(Accident.OTHER, message, token.start(), token.end(), null));
    stopped = true;
    return false;
  }

  private void comma(TornToken token) {
    Frame frame = top();
    switch (frame.expected) {
      case COMMA -> {
        frame.expected = Expected.NEXT;
        frame.comma = token.start();
      }
      case FIRST, NEXT ->
          problems.add(
              new JsonProblem(
                  Accident.SPARE_COMMA,
                  "This comma separates nothing; delete it.",
                  token.start(),
                  token.end(),
                  new Edit(token.start(), token.end(), "")));
      case COLON, VALUE -> stop("A value is missing before this comma.", token);
      case NOTHING -> spareAtEnd(token);
    }
  }

  /// A comma behind the document is left over from a list of documents or a part of one.
  private void spareAtEnd(TornToken token) {
    if (text.substring(token.end()).isBlank()) {
      problems.add(
          new JsonProblem(
              Accident.TRAILING_COMMA,
              "Nothing follows this comma; delete it.",
              token.start(),
              token.end(),
              new Edit(token.start(), token.end(), "")));
    } else {
      trailing(token);
    }
  }

  private void colon(TornToken token) {
    Frame frame = top();
    if (frame.expected == Expected.COLON) {
      frame.expected = Expected.VALUE;
    } else if (frames.size() == 1 && frame.expected == Expected.NOTHING) {
      fragment(frame, token);
    } else if (!frame.object && frame.expected == Expected.COMMA && frames.size() > 2) {
      unclosedList(frame);
    } else if (frame.expected == Expected.VALUE && frame.object) {
      problems.add(
          new JsonProblem(
              Accident.OTHER,
              "This colon is one too many; delete it.",
              token.start(),
              token.end(),
              new Edit(token.start(), token.end(), "")));
    } else {
      stop("A colon cannot stand here.", token);
    }
  }

  /// The text starts with a member: it is a part of an object without its braces.
  private void fragment(Frame root, TornToken colon) {
    int start = root.before < 0 ? 0 : root.before;
    String first = text.substring(Math.min(start, colon.start()), colon.start()).strip();
    String name = first.replaceAll("^[^A-Za-z]+|[^A-Za-z]+$", "");
    Frame members = new Frame(true, -1);
    members.keys.add(name);
    members.expected = Expected.VALUE;
    members.end = root.end;
    root.expected = Expected.NOTHING;
    frames.push(members);
  }

  /// A colon in a list: the text before it was a name, so the list ended before that.
  private void unclosedList(Frame list) {
    JsonProblem last = problems.isEmpty() ? null : problems.getLast();
    boolean afterRepair =
        last != null
            && last.accident() == Accident.MISSING_COMMA
            && last.edit() != null
            && last.edit().start() == list.before;
    if (afterRepair) {
      problems.removeLast();
    }
    boolean first = list.before == list.open + 1;
    problems.add(unclosed(list, list.before, first ? "]," : "]"));
    if (afterRepair && last != null) {
      problems.add(last);
    }
    frames.pop();
    Frame object = top();
    if (object.object) {
      object.expected = Expected.VALUE;
      object.end = list.end;
    } else {
      stopped = true;
    }
  }

  private JsonProblem unclosed(Frame frame, int at, String closing) {
    return new JsonProblem(
        Accident.UNCLOSED,
        frame.object
            ? "`{` is never closed; `}` is missing."
            : "`[` is never closed; `]` is missing.",
        frame.open,
        frame.open + 1,
        new Edit(at, at, closing));
  }

  private void close(TornToken token, boolean object) {
    while (frames.size() > 1 && top().object != object && hasOpen(object)) {
      Frame frame = top();
      if (frame.expected == Expected.COLON || frame.expected == Expected.VALUE) {
        stop("A value is missing before this.", token);
        return;
      }
      finish(frame);
      problems.add(unclosed(frame, frame.end, frame.object ? "}" : "]"));
      frames.pop();
      top().end = frame.end;
    }
    Frame frame = top();
    if (frames.size() == 1 || frame.open < 0 || frame.object != object) {
      problems.add(
          new JsonProblem(
              Accident.NEVER_OPENED,
              "`" + (object ? '}' : ']') + "` closes nothing; delete it.",
              token.start(),
              token.end(),
              new Edit(token.start(), token.end(), "")));
      return;
    }
    if (frame.expected == Expected.COLON || frame.expected == Expected.VALUE) {
      stop("A value is missing before this.", token);
      return;
    }
    finish(frame);
    frames.pop();
    Frame parent = top();
    parent.end = token.end();
  }

  private boolean hasOpen(boolean object) {
    return frames.stream().anyMatch(frame -> frame.open >= 0 && frame.object == object);
  }

  /// A comma before the end is one too many.
  private void finish(Frame frame) {
    if (frame.expected == Expected.NEXT && frame.comma >= 0 && frame.comma < text.length()) {
      problems.add(
          new JsonProblem(
              Accident.TRAILING_COMMA,
              "Nothing follows this comma; delete it.",
              frame.comma,
              frame.comma + 1,
              new Edit(frame.comma, frame.comma + 1, "")));
    }
  }

  private void end() {
    Frame innermost = top();
    boolean incomplete =
        innermost.object
            && (innermost.expected == Expected.COLON || innermost.expected == Expected.VALUE);
    StringBuilder closing = new StringBuilder();
    List<Frame> open = new ArrayList<>();
    List<String> keys = List.of();
    for (Frame frame : frames) {
      if (frame.open >= 0) {
        open.add(frame);
        closing.append(frame.object ? '}' : ']');
      } else if (frame.object) {
        keys = frame.keys;
      }
    }
    if (incomplete) {
      int at = Math.max(0, innermost.end - 1);
      problems.add(
          new JsonProblem(
              Accident.UNCLOSED, "The text ends before a value.", at, innermost.end, null));
    }
    finish(innermost);
    int at = innermost.end;
    for (Frame frame : open) {
      JsonProblem problem = unclosed(frame, at, closing.toString());
      problems.add(incomplete ? without(problem) : problem);
    }
    if (frames.size() == 1 && innermost.expected == Expected.VALUE && problems.isEmpty()) {
      problems.add(JsonAccidents.empty(text));
    }
    if (!keys.isEmpty()) {
      wrap(keys);
    }
  }

  private static JsonProblem without(JsonProblem p) {
    return new JsonProblem(p.accident(), p.message(), p.start(), p.end(), null);
  }

  private void wrap(List<String> keys) {
    boolean document = keys.stream().anyMatch(DOCUMENT::contains);
    boolean statement = keys.stream().anyMatch(STATEMENT::contains);
    Edit edit = null;
    if (document || statement) {
      List<Edit> edits = new ArrayList<>();
      boolean all = true;
      for (JsonProblem problem : problems) {
        Edit one = problem.edit();
        all &= one != null;
        if (one != null && !edits.contains(one)) {
          edits.add(one);
        }
      }
      String mended = all ? JsonProblem.apply(text, edits).orElse(text).strip() : "";
      String effect = keys.contains("Effect") ? "" : "\"Effect\": \"Allow\", ";
      String whole =
          document
              ? "{" + mended + "}"
              : "{\"Version\": \"2012-10-17\", \"Statement\": [{" + effect + mended + "}]}";
      edit = all ? new Edit(0, text.length(), whole) : null;
    }
    int end = text.stripTrailing().length();
    problems.add(
        new JsonProblem(
            Accident.FRAGMENT,
            document
                ? "This is a part of a policy without its braces."
                : statement
                    ? "This is a fragment of a policy, not a policy: it needs a statement and a"
                        + " document around it."
                    : "This is a fragment of JSON, not a policy.",
            0,
            Math.max(end, 0),
            edit));
  }
}
