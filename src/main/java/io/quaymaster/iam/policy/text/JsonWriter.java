package io.quaymaster.iam.policy.text;

import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonBoolean;
import io.quaymaster.iam.policy.text.Json.JsonNull;
import io.quaymaster.iam.policy.text.Json.JsonNumber;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Writes one JSON value, member after member in the order of the calls. What it writes is valid
/// UTF-8 text: half a surrogate pair is written as an escape.
public final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();
  private final boolean indented;

  /// Whether the value at a depth already has a part.
  private final BitSet begun = new BitSet();

  private int depth;
  private boolean afterName;

  private JsonWriter(boolean indented) {
    this.indented = indented;
  }

  /// On one line.
  public static JsonWriter compact() {
    return new JsonWriter(false);
  }

  /// For people: every member and element on a line of its own.
  public static JsonWriter indented() {
    return new JsonWriter(true);
  }

  public JsonWriter object() {
    return open('{');
  }

  public JsonWriter endObject() {
    return close('}');
  }

  public JsonWriter array() {
    return open('[');
  }

  public JsonWriter endArray() {
    return close(']');
  }

  /// The name of the member whose value is written next.
  public JsonWriter name(String name) {
    before();
    quote(name);
    out.append(indented ? ": " : ":");
    afterName = true;
    return this;
  }

  /// A text, or null.
  public JsonWriter text(@Nullable String text) {
    before();
    if (text == null) {
      out.append("null");
    } else {
      quote(text);
    }
    return this;
  }

  public JsonWriter number(long number) {
    before();
    out.append(number);
    return this;
  }

  public JsonWriter flag(boolean flag) {
    before();
    out.append(flag);
    return this;
  }

  public JsonWriter nothing() {
    return text(null);
  }

  public JsonWriter member(String name, @Nullable String text) {
    return name(name).text(text);
  }

  public JsonWriter member(String name, long number) {
    return name(name).number(number);
  }

  public JsonWriter member(String name, boolean flag) {
    return name(name).flag(flag);
  }

  /// A member whose value is an array of texts.
  public JsonWriter member(String name, Iterable<String> texts) {
    name(name).array();
    texts.forEach(this::text);
    return endArray();
  }

  /// A value as it was read; of a repeated key, each.
  public JsonWriter value(Json json) {
    switch (json) {
      case JsonObject object -> {
        object();
        object.members().forEach(member -> name(member.name()).value(member.value()));
        endObject();
      }
      case JsonArray array -> {
        array();
        array.elements().forEach(this::value);
        endArray();
      }
      case JsonString string -> text(string.value());
      case JsonNumber number -> {
        before();
        out.append(number.text());
      }
      case JsonBoolean flag -> flag(flag.value());
      case JsonNull ignored -> nothing();
    }
    return this;
  }

  /// What has been written so far.
  @Override
  public String toString() {
    return out.toString();
  }

  private JsonWriter open(char bracket) {
    before();
    out.append(bracket);
    depth++;
    begun.clear(depth);
    return this;
  }

  private JsonWriter close(char bracket) {
    boolean filled = begun.get(depth);
    depth--;
    if (filled) {
      newLine();
    }
    out.append(bracket);
    return this;
  }

  private void before() {
    if (afterName) {
      afterName = false;
      return;
    }
    if (depth > 0) {
      if (begun.get(depth)) {
        out.append(',');
      }
      begun.set(depth);
      newLine();
    }
  }

  private void newLine() {
    if (indented) {
      out.append('\n').repeat("  ", depth);
    }
  }

  private void quote(String text) {
    out.append('"');
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\' && !isHalf(text, i)) {
        continue;
      }
      out.append(text, plain, i);
      escape(c);
      plain = i + 1;
    }
    out.append(text, plain, text.length()).append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt((c >> shift) & 0xF));
        }
      }
    }
  }

  private static boolean isHalf(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
