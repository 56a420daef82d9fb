package io.quaymaster.iam.policy.text;

import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonBoolean;
import io.quaymaster.iam.policy.text.Json.JsonNull;
import io.quaymaster.iam.policy.text.Json.JsonNumber;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import io.quaymaster.iam.policy.text.Json.Member;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON (RFC 8259, strictly) into a tree with positions. Bad input gives `Broken`, never an
/// exception; values nested deeper than [#MAX_DEPTH] are refused, so that no input exhausts the
/// stack. Cost: linear in the text.
public final class JsonReader {
  /// No policy nests deeper than six levels; a decision case ten.
  public static final int MAX_DEPTH = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(1_000)
                  .build())
          .build();

  private final String text;
  private final JsonParser parser;

  private JsonReader(String text, JsonParser parser) {
    this.text = text;
    this.parser = parser;
  }

  public static JsonOutcome read(String text) {
    try {
      Json value = strictly(text);
      return value == null
          ? new JsonOutcome.Broken(List.of(JsonAccidents.empty(text)))
          : new JsonOutcome.Read(value);
    } catch (StreamConstraintsException e) {
      boolean nesting = String.valueOf(e.getOriginalMessage()).contains("nesting depth");
      return new JsonOutcome.Broken(
          List.of(JsonAccidents.tooLarge(text, offset(e, text), nesting)));
    } catch (JacksonException e) {
      return new JsonOutcome.Broken(JsonAccidents.diagnose(text, offset(e, text)));
    }
  }

  /// The value, or null if the text is no JSON; why is not looked into.
  static @Nullable Json tryRead(String text) {
    try {
      return strictly(text);
    } catch (JacksonException e) {
      return null;
    }
  }

  static boolean isJson(String text) {
    return tryRead(text) != null;
  }

  /// The value, or null if there is none.
  private static @Nullable Json strictly(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return null;
      }
      Json value = new JsonReader(text, parser).value(first);
      if (parser.nextToken() != null) {
        throw new StreamReadException(parser, "Text behind the value");
      }
      return value;
    }
  }

  private Json value(JsonToken token) {
    int start = start(parser);
    return switch (token) {
      case START_OBJECT -> object(start);
      case START_ARRAY -> array(start);
      case VALUE_STRING -> {
        String value = parser.getString();
        yield new JsonString(value, start, end(parser));
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        String number = parser.getString();
        yield new JsonNumber(number, start, start + number.length());
      }
      case VALUE_TRUE -> new JsonBoolean(true, start, start + 4);
      case VALUE_FALSE -> new JsonBoolean(false, start, start + 5);
      case VALUE_NULL -> new JsonNull(start, start + 4);
      default -> throw new IllegalStateException("Unexpected token " + token);
    };
  }

  private JsonObject object(int start) {
    List<Member> members = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      int nameStart = start(parser);
      String name = parser.getString();
      int nameEnd = nameEnd(nameStart, name);
      members.add(new Member(name, nameStart, nameEnd, value(parser.nextToken())));
    }
    return new JsonObject(members, start, end(parser));
  }

  private JsonArray array(int start) {
    List<Json> elements = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      elements.add(value(token));
      token = parser.nextToken();
    }
    return new JsonArray(elements, start, end(parser));
  }

  /// The parser has already read past the colon when it tells a name, so the end of the name is
  /// looked for in the text.
  private int nameEnd(int nameStart, String name) {
    int plain = nameStart + 1 + name.length();
    if (text.startsWith(name, nameStart + 1) && text.charAt(plain) == '"') {
      return plain + 1;
    }
    int at = nameStart + 1;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  private static int start(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private static int end(JsonParser parser) {
    return (int) parser.currentLocation().getCharOffset();
  }

  private static int offset(JacksonException e, String text) {
    return e.getLocation() == null
        ? text.length()
        : (int) Math.max(0, e.getLocation().getCharOffset());
  }
}
