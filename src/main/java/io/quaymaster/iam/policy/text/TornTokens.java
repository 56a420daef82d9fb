package io.quaymaster.iam.policy.text;

import io.quaymaster.iam.policy.text.JsonProblem.Accident;
import io.quaymaster.iam.policy.text.JsonProblem.Edit;
import io.quaymaster.iam.policy.text.TornToken.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Splits broken JSON into tokens and notes what is wrong with each: foreign quotation marks, odd
/// spaces, comments, words without quotation marks. Every character is looked at a bounded number
/// of times.
final class TornTokens {
  private static final String DOUBLE_OPENERS =
      "\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033\uFF02\u301D\u301E\u301F";
  private static final String SINGLE_OPENERS = "\u2018\u2019\u201A\u201B\u2032\uFF07\u00B4";
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  private static final Map<String, String> LITERALS =
      Map.of("true", "true", "false", "false", "null", "null", "none", "null", "nil", "null");

  /// After that many problems no further ones are noted.
  static final int MANY = 200;

  private final String text;
  private final List<JsonProblem> problems;
  private int at;

  TornTokens(String text, int from, List<JsonProblem> problems) {
    this.text = text;
    this.at = from;
    this.problems = problems;
  }

  int at() {
    return at;
  }

  /// The next token; where a key is expected a word ends before a colon.
  TornToken next(boolean key) {
    while (skip()) {}
    if (at >= text.length()) {
      return new TornToken(Kind.END, text.length(), text.length(), "");
    }
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> single(Kind.OPEN_OBJECT);
      case '}' -> single(Kind.CLOSE_OBJECT);
      case '[' -> single(Kind.OPEN_ARRAY);
      case ']' -> single(Kind.CLOSE_ARRAY);
      case ',' -> single(Kind.COMMA);
      case ':' -> single(Kind.COLON);
      case ';' -> instead(Kind.COMMA, at + 1, ",", "Entries are separated by a comma, not by `;`.");
      case '=' ->
          instead(
              Kind.COLON,
              text.startsWith("=>", at) || text.startsWith("==", at) ? at + 2 : at + 1,
              ":",
              "A name and its value are separated by a colon, not by `=`.");
      case '"' -> plainString();
      case '\'', '`' -> quoted(Accident.SINGLE_QUOTE, String.valueOf(c), 1);
      case '\\' -> backslash(key);
      default -> other(c, key);
    };
  }

  private TornToken single(Kind kind) {
    at++;
    return new TornToken(kind, at - 1, at, text.substring(at - 1, at));
  }

  private TornToken instead(Kind kind, int end, String right, String message) {
    int start = at;
    at = end;
    note(Accident.OTHER, message, start, end, right);
    return new TornToken(kind, start, end, right);
  }

  /// Steps over white space and what stands in its place; whether there was any.
  private boolean skip() {
    if (at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      at++;
      return true;
    }
    if (isOddSpace(c)) {
      oddSpaces();
      return true;
    }
    if (isControl(c)) {
      at = controls(at);
      return true;
    }
    boolean line = c == '#' || text.startsWith("//", at) || text.startsWith("<!--", at);
    if (line || text.startsWith("/*", at)) {
      int end =
          text.startsWith("<!--", at)
              ? after("-->")
              : c != '#' && text.charAt(at + 1) == '*' ? after("*/") : lineEnd(at);
      note(Accident.COMMENT, "JSON has no comments; delete this one.", at, end, "");
      at = end;
      return true;
    }
    return false;
  }

  private int after(String closing) {
    int found = text.indexOf(closing, at);
    return found < 0 ? text.length() : found + closing.length();
  }

  static boolean isOddSpace(char c) {
    return c == '\uFEFF'
        || (c >= '\u200B' && c <= '\u200F')
        || c == '\u2060'
        || c == '\u00AD'
        || c == '\u0085'
        || c == '\f'
        || c == '\u000B'
        || (c > ' ' && Character.isSpaceChar(c));
  }

  private static boolean isControl(char c) {
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == '\u007F';
  }

  /// Notes the characters at `start` that nobody sees; the offset behind them.
  private int controls(int start) {
    int end = start;
    while (end < text.length() && isControl(text.charAt(end))) {
      end++;
    }
    char c = text.charAt(start);
    note(
        Accident.CONTROL_CHARACTER,
        "The invisible character U+%04X%s does not belong here; delete it."
            .formatted((int) c, c == 0 ? " (NUL)" : ""),
        start,
        end,
        "");
    return end;
  }

  private void oddSpaces() {
    int start = at;
    while (at < text.length() && isOddSpace(text.charAt(at))) {
      at++;
    }
    char c = text.charAt(start);
    if (start == 0 && c == '\uFEFF') {
      note(
          Accident.BYTE_ORDER_MARK,
          "The text starts with a byte order mark (U+FEFF), which JSON does not allow; delete it.",
          start,
          at,
          "");
    } else {
      note(
          Accident.NO_BREAK_SPACE,
          "This is no space but the character U+%04X%s."
              .formatted((int) c, c == '\u00A0' ? " (a no-break space)" : ""),
          start,
          at,
          Character.isSpaceChar(c) ? " " : "");
    }
  }

  /// A text in proper quotation marks, whatever is wrong inside.
  private TornToken plainString() {
    int start = at;
    StringBuilder value = new StringBuilder();
    boolean spaced = false;
    int i = at + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '"') {
        at = i + 1;
        return new TornToken(Kind.STRING, start, at, value.toString());
      }
      if (c == '\\') {
        i = escape(i, value);
      } else if (DOUBLE_OPENERS.indexOf(c) >= 0 && endsHere(i + 1)) {
        note(Accident.TYPOGRAPHIC_QUOTE, quoteMessage(c), i, i + 1, "\"");
        at = i + 1;
        return new TornToken(Kind.STRING, start, at, value.toString());
      } else if (c == '\n' || c == '\r') {
        int next = afterSpace(i);
        if (next >= text.length() || "\"}]{[".indexOf(text.charAt(next)) >= 0) {
          return unclosed(start, i, value.toString());
        }
        boolean joined = !spaced;
        note(
            Accident.LINE_BREAK_IN_TEXT,
            "A text must not break across lines; join the two.",
            i,
            next,
            joined ? "" : " ");
        value.append(joined ? "" : " ");
        i = next;
      } else if (c < 0x20) {
        if (c == '\t') {
          note(
              Accident.LINE_BREAK_IN_TEXT,
              "A text must not hold a tab; write `\\t`.",
              i,
              i + 1,
              "\\t");
          value.append(c);
          i++;
        } else {
          i = controls(i);
        }
      } else {
        spaced |= c == ' ';
        value.append(c);
        i++;
      }
    }
    return unclosed(start, text.length(), value.toString());
  }

  /// A text that its line, or everything, ends: closed before a comma that was meant to follow it.
  private TornToken unclosed(int start, int lineEnd, String value) {
    int end = lineEnd;
    while (end > start + 1 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    boolean brackets = value.indexOf('{') < 0 && value.indexOf('[') < 0;
    while (end > start + 1
        && (text.charAt(end - 1) == ','
            || (brackets && (text.charAt(end - 1) == '}' || text.charAt(end - 1) == ']'))
            || isSpace(text.charAt(end - 1)))) {
      end--;
    }
    problems.add(
        new JsonProblem(
            Accident.UNCLOSED,
            "This text is never closed; add a quotation mark at its end.",
            start,
            start + 1,
            new Edit(end, end, "\"")));
    at = end;
    String inside = text.substring(start + 1, end);
    return new TornToken(Kind.STRING, start, end, inside);
  }

  /// Reads the escape at `i`; the offset behind it.
  private int escape(int i, StringBuilder value) {
    if (i + 1 >= text.length()) {
      return i + 1;
    }
    char c = text.charAt(i + 1);
    if ("\"\\/bfnrt".indexOf(c) >= 0) {
      value.append(c);
      return i + 2;
    }
    if (c == 'u') {
      boolean hex =
          i + 6 <= text.length() && text.substring(i + 2, i + 6).matches("[0-9A-Fa-f]{4}");
      if (!hex) {
        problems.add(
            new JsonProblem(
                Accident.OTHER, "`\\u` takes four hexadecimal digits.", i, i + 2, null));
      } else {
        value.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
      }
      return hex ? i + 6 : i + 2;
    }
    boolean markdown = c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    if (markdown) {
      note(
          Accident.MARKDOWN_ESCAPE,
          "`\\%c` is an escape of Markdown, not of JSON; delete the backslash.".formatted(c),
          i,
          i + 2,
          String.valueOf(c));
      value.append(c);
    } else if (c == '\n' || c == '\r') {
      return i + 1;
    } else {
      note(
          Accident.OTHER,
          "`\\%c` is no escape of JSON; write the backslash twice if it is meant.".formatted(c),
          i,
          i + 1,
          "\\\\");
      value.append(c);
    }
    return i + 2;
  }

  /// A text in foreign quotation marks; it ends at `closing` where a value can end.
  private TornToken quoted(Accident accident, String closing, int open) {
    int start = at;
    int i = start + open;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        break;
      }
      int length = closes(accident, closing, i);
      if (length > 0 && (accident != Accident.SINGLE_QUOTE || endsHere(i + length))) {
        at = i + length;
        return replaced(accident, start, start + open, i, at);
      }
      i++;
    }
    int end = i;
    while (end > start + open && (isSpace(text.charAt(end - 1)) || text.charAt(end - 1) == ',')) {
      end--;
    }
    at = end;
    return replaced(accident, start, start + open, end, end);
  }

  /// How many characters at `i` close a text that was opened by foreign quotation marks.
  private int closes(Accident accident, String closing, int i) {
    if (closing.length() > 1) {
      return text.startsWith(closing, i) ? closing.length() : 0;
    }
    char c = text.charAt(i);
    if (accident == Accident.TYPOGRAPHIC_QUOTE) {
      boolean single = SINGLE_OPENERS.indexOf(closing.charAt(0)) >= 0;
      return single
          ? (SINGLE_OPENERS.indexOf(c) >= 0 || c == '\'') && endsHere(i + 1) ? 1 : 0
          : DOUBLE_OPENERS.indexOf(c) >= 0 || c == '"' ? 1 : 0;
    }
    return c == closing.charAt(0) ? 1 : 0;
  }

  private TornToken replaced(Accident accident, int start, int from, int to, int end) {
    String inside = text.substring(from, to);
    String message =
        switch (accident) {
          case TYPOGRAPHIC_QUOTE -> quoteMessage(text.charAt(start));
          case SINGLE_QUOTE ->
              "JSON knows no other quotation marks than `\"`, not `%c`."
                  .formatted(text.charAt(start));
          default -> "JSON knows no other quotation marks than `\"`.";
        };
    String value = inside.replaceAll("\\\\([^\"\\\\/bfnrtu])", "$1").replaceAll("\\\\+\"", "\"");
    note(accident, message, start, end, '"' + value.replace("\"", "\\\"") + '"');
    return new TornToken(Kind.STRING, start, end, value);
  }

  private static String quoteMessage(char c) {
    return "`%c` is a typographic quotation mark; JSON knows `\"` only.".formatted(c);
  }

  private TornToken backslash(boolean key) {
    if (text.startsWith("\\\"", at)) {
      return quoted(Accident.MARKDOWN_ESCAPE, "\\\"", 2);
    }
    if (at + 1 < text.length() && "{}[],:_*".indexOf(text.charAt(at + 1)) >= 0) {
      char c = text.charAt(at + 1);
      note(
          Accident.MARKDOWN_ESCAPE,
          "`\\%c` is an escape of Markdown, not of JSON; delete the backslash.".formatted(c),
          at,
          at + 1,
          "");
      at++;
      return next(key);
    }
    return garbage(at + 1);
  }

  private TornToken other(char c, boolean key) {
    if (DOUBLE_OPENERS.indexOf(c) >= 0 || SINGLE_OPENERS.indexOf(c) >= 0) {
      return quoted(Accident.TYPOGRAPHIC_QUOTE, String.valueOf(c), 1);
    }
    for (String entity : List.of("&quot;", "&#34;", "&ldquo;", "&rdquo;")) {
      if (text.startsWith(entity, at)) {
        String closing = entity.equals("&ldquo;") ? "&rdquo;" : entity;
        return quoted(Accident.OTHER, closing, entity.length());
      }
    }
    if (text.startsWith("...", at) || c == '\u2026') {
      int start = at;
      at += c == '.' ? 3 : 1;
      problems.add(
          new JsonProblem(
              Accident.OTHER,
              "`" + text.substring(start, at) + "` stands for something that was left out here.",
              start,
              at,
              null));
      return new TornToken(Kind.VALUE, start, at, "");
    }
    boolean word = Character.isLetterOrDigit(c) || "$_-+.*<@%/".indexOf(c) >= 0;
    return word ? word(key) : garbage(at + 1);
  }

  private TornToken garbage(int end) {
    int start = at;
    int to = Math.max(end, start + 1);
    if (Character.isHighSurrogate(text.charAt(start)) && to < text.length()) {
      to++;
    }
    to = Math.min(to, text.length());
    problems.add(
        new JsonProblem(
            Accident.OTHER,
            "This is not JSON from here on: no value starts with `"
                + text.substring(start, to)
                + "`.",
            start,
            to,
            null));
    at = text.length();
    return new TornToken(Kind.GARBAGE, start, to, "");
  }

  /// Letters, digits and what may stand in a name, an ARN or a variable.
  private TornToken word(boolean key) {
    int start = at;
    boolean angle = text.charAt(at) == '<';
    int braces = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("${", at)) {
        braces++;
        at += 2;
        continue;
      }
      boolean ends =
          isSpace(c)
              || isOddSpace(c)
              || isControl(c)
              || c == ','
              || c == '"'
              || c == ';'
              || c == '\\'
              || (key && (c == ':' || c == '='))
              || (braces == 0 && "{}[]".indexOf(c) >= 0);
      if (ends && !(angle && c == ' ')) {
        break;
      }
      if (c == '}') {
        braces--;
      }
      at++;
      if (angle && c == '>') {
        break;
      }
    }
    if (at == start) {
      return garbage(start + 1);
    }
    return word(text.substring(start, at), start);
  }

  private TornToken word(String word, int start) {
    String literal = LITERALS.get(word.toLowerCase(Locale.ROOT));
    if (NUMBER.matcher(word).matches() || (literal != null && literal.equals(word))) {
      return new TornToken(Kind.VALUE, start, at, word);
    }
    if (literal != null) {
      note(
          Accident.UNQUOTED,
          "JSON writes `%s` as `%s`.".formatted(cut(word), literal),
          start,
          at,
          literal);
      return new TornToken(Kind.VALUE, start, at, word);
    }
    if (word.startsWith("$") && !word.contains(":")) {
      problems.add(
          new JsonProblem(
              Accident.SHELL_VARIABLE,
              "`"
                  + cut(word)
                  + "` looks like a variable of a shell that was not replaced; put its value"
                  + " here, in quotation marks.",
              start,
              at,
              null));
      return new TornToken(Kind.STRING, start, at, word);
    }
    note(
        Accident.UNQUOTED,
        "`%s` needs quotation marks.".formatted(cut(word)),
        start,
        at,
        JsonWriter.compact().text(word).toString());
    return new TornToken(Kind.STRING, start, at, word);
  }

  private static String cut(String word) {
    return word.length() > 60 ? word.substring(0, 60) + "…" : word;
  }

  /// Whether a text that ends before `i` is followed by what may follow one.
  private boolean endsHere(int i) {
    int next = i;
    while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
      next++;
    }
    return next >= text.length() || ",:}]\n\r".indexOf(text.charAt(next)) >= 0;
  }

  private int afterSpace(int i) {
    int next = i;
    while (next < text.length() && isSpace(text.charAt(next))) {
      next++;
    }
    return next;
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private void note(Accident accident, String message, int start, int end, String replacement) {
    if (problems.size() <= MANY) {
      problems.add(
          new JsonProblem(accident, message, start, end, new Edit(start, end, replacement)));
    }
  }
}
