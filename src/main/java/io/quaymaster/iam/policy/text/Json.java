package io.quaymaster.iam.policy.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A JSON value and where it stands: offsets `start` (included) and `end` (excluded), UTF-16 units
/// of the text it was read from.
public sealed interface Json {
  int start();

  int end();

  /// An object with its members in the order of the text; a repeated key stands as often as it was
  /// written.
  record JsonObject(List<Member> members, int start, int end) implements Json {
    public JsonObject {
      members = List.copyOf(members);
    }

    /// The value of the last member `name`, or null.
    public @Nullable Json get(String name) {
      for (int i = members.size() - 1; i >= 0; i--) {
        if (members.get(i).name().equals(name)) {
          return members.get(i).value();
        }
      }
      return null;
    }
  }

  /// One member of an object; `nameStart` and `nameEnd` span the key with its quotation marks.
  record Member(String name, int nameStart, int nameEnd, Json value) {}

  record JsonArray(List<Json> elements, int start, int end) implements Json {
    public JsonArray {
      elements = List.copyOf(elements);
    }
  }

  record JsonString(String value, int start, int end) implements Json {}

  /// A number as it was written.
  record JsonNumber(String text, int start, int end) implements Json {}

  record JsonBoolean(boolean value, int start, int end) implements Json {}

  record JsonNull(int start, int end) implements Json {}

  /// What kind of value this is, in a person's words.
  default String kind() {
    return switch (this) {
      case JsonObject ignored -> "an object";
      case JsonArray ignored -> "an array";
      case JsonString ignored -> "a text";
      case JsonNumber ignored -> "a number";
      case JsonBoolean ignored -> "true or false";
      case JsonNull ignored -> "null";
    };
  }
}
