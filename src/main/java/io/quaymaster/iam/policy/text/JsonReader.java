package io.quaymaster.iam.policy.text;

import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonBoolean;
import io.quaymaster.iam.policy.text.Json.JsonNull;
import io.quaymaster.iam.policy.text.Json.JsonNumber;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import io.quaymaster.iam.policy.text.Json.Member;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads JSON (RFC 8259, strictly) into a tree with positions. Bad input gives `Broken`, never an
/// exception; values nested deeper than [#MAX_DEPTH] are refused, so that no input exhausts the
/// stack. Cost: linear in the text.
///
/// Our own parser, since a general one keeps no end of a name, makes an object of every position,
/// and loads so much that a fifth of the command line's start went into it.
public final class JsonReader {
  /// No policy nests deeper than six levels; a decision case ten.
  public static final int MAX_DEPTH = 64;

  static final int MAX_NUMBER = 1_000;

  /// Stands behind the text, and nowhere in JSON: so no step has to ask whether the text is over.
  private static final char END = '\0';

  private enum Reason {
    NO_JSON,
    NESTING,
    NUMBER
  }

  /// Ends the reading at an offset.
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;
    private final int at;

    Stop(Reason reason, int at) {
      super(null, null, false, false);
      this.reason = reason;
      this.at = at;
    }
  }

  private final String text;
  private final char[] chars;
  private int at;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
    this.chars = new char[text.length() + 1];
    text.getChars(0, text.length(), chars, 0);
    chars[text.length()] = END;
  }

  public static JsonOutcome read(String text) {
    try {
      Json value = new JsonReader(text).whole();
      return value == null
          ? new JsonOutcome.Broken(List.of(JsonAccidents.empty(text)))
          : new JsonOutcome.Read(value);
    } catch (Stop stop) {
      return new JsonOutcome.Broken(
          switch (stop.reason) {
            case NO_JSON -> JsonAccidents.diagnose(text, stop.at);
            case NESTING -> List.of(JsonAccidents.tooLarge(text, stop.at, true));
            case NUMBER -> List.of(JsonAccidents.tooLarge(text, stop.at, false));
          });
    }
  }

  /// The value, or null if the text is no JSON; why is not looked into.
  static @Nullable Json tryRead(String text) {
    try {
      return new JsonReader(text).whole();
    } catch (Stop stop) {
      return null;
    }
  }

  static boolean isJson(String text) {
    return tryRead(text) != null;
  }

  /// The value, or null if there is none.
  private @Nullable Json whole() {
    skipSpace();
    if (at == text.length()) {
      return null;
    }
    Json value = value();
    skipSpace();
    if (at < text.length()) {
      throw noJson();
    }
    return value;
  }

  private Json value() {
    int start = at;
    return switch (chars[at]) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> {
        String value = string();
        yield new JsonString(value, start, at);
      }
      case 't' -> new JsonBoolean(true, start, word("true"));
      case 'f' -> new JsonBoolean(false, start, word("false"));
      case 'n' -> new JsonNull(start, word("null"));
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw noJson();
    };
  }

  private JsonObject object() {
    int start = open();
    List<Member> members = new ArrayList<>();
    if (!closes('}')) {
      do {
        members.add(member());
      } while (goesOn('}'));
    }
    depth--;
    return new JsonObject(members, start, at);
  }

  private Member member() {
    int start = at;
    if (chars[at] != '"') {
      throw noJson();
    }
    String name = string();
    int end = at;
    skipSpace();
    if (chars[at] != ':') {
      throw noJson();
    }
    at++;
    skipSpace();
    return new Member(name, start, end, value());
  }

  private JsonArray array() {
    int start = open();
    List<Json> elements = new ArrayList<>();
    if (!closes(']')) {
      do {
        elements.add(value());
      } while (goesOn(']'));
    }
    depth--;
    return new JsonArray(elements, start, at);
  }

  /// Goes past a bracket and returns where it stood.
  private int open() {
    if (++depth > MAX_DEPTH) {
      throw new Stop(Reason.NESTING, at);
    }
    int start = at++;
    skipSpace();
    return start;
  }

  private boolean closes(char bracket) {
    boolean closes = chars[at] == bracket;
    at += closes ? 1 : 0;
    return closes;
  }

  /// Behind a value: whether another one follows; if not, the list is closed.
  private boolean goesOn(char bracket) {
    skipSpace();
    if (closes(bracket)) {
      return false;
    }
    if (chars[at] != ',') {
      throw noJson();
    }
    at++;
    skipSpace();
    return true;
  }

  private String string() {
    int from = ++at;
    while (chars[at] != '"' && chars[at] != '\\' && chars[at] >= ' ') {
      at++;
    }
    if (chars[at] == '"') {
      return text.substring(from, at++);
    }
    StringBuilder value = new StringBuilder().append(chars, from, at - from);
    while (chars[at] != '"') {
      if (chars[at] < ' ') {
        throw noJson();
      }
      value.append(chars[at] == '\\' ? escaped() : chars[at++]);
    }
    at++;
    return value.toString();
  }

  private char escaped() {
    at++;
    char escaped =
        switch (chars[at]) {
          case '"', '\\', '/' -> chars[at];
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'u' -> hexadecimal();
          default -> throw noJson();
        };
    at++;
    return escaped;
  }

  /// From the `u` to the last of four digits.
  private char hexadecimal() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      at++;
      if (!HexFormat.isHexDigit(chars[at])) {
        throw noJson();
      }
      code = 16 * code + HexFormat.fromHexDigit(chars[at]);
    }
    return (char) code;
  }

  private JsonNumber number() {
    int start = at;
    at += chars[at] == '-' ? 1 : 0;
    if (chars[at] == '0') {
      at++;
    } else {
      digits();
    }
    if (chars[at] == '.') {
      at++;
      digits();
    }
    if (chars[at] == 'e' || chars[at] == 'E') {
      at++;
      at += chars[at] == '+' || chars[at] == '-' ? 1 : 0;
      digits();
    }
    if (at - start > MAX_NUMBER) {
      throw new Stop(Reason.NUMBER, start);
    }
    return new JsonNumber(text.substring(start, at), start, at);
  }

  /// At least one.
  private void digits() {
    int from = at;
    while (chars[at] >= '0' && chars[at] <= '9') {
      at++;
    }
    if (at == from) {
      throw noJson();
    }
  }

  /// Goes past `word` and returns where it ends.
  private int word(String word) {
    if (!text.startsWith(word, at)) {
      throw noJson();
    }
    at += word.length();
    return at;
  }

  private void skipSpace() {
    while (chars[at] == ' ' || chars[at] == '\n' || chars[at] == '\r' || chars[at] == '\t') {
      at++;
    }
  }

  private Stop noJson() {
    return new Stop(Reason.NO_JSON, at);
  }
}
