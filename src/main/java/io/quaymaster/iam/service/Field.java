package io.quaymaster.iam.service;

import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonBoolean;
import io.quaymaster.iam.policy.text.Json.JsonNumber;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import io.quaymaster.iam.policy.text.Json.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A value of the reference data. What is missing or of another kind is a defect of the file, and
/// is thrown as such.
record Field(String name, Json json) {

  Field get(String member) {
    Json value = object().get(member);
    if (value == null) {
      throw new IllegalStateException(
          "The reference data lacks `" + member + "` in `" + name + "`");
    }
    return new Field(member, value);
  }

  boolean has(String member) {
    return object().get(member) != null;
  }

  String text(String member) {
    return get(member).text();
  }

  @Nullable String textOrNull(String member) {
    return has(member) ? text(member) : null;
  }

  boolean flag(String member, boolean otherwise) {
    if (!has(member)) {
      return otherwise;
    }
    return get(member).json instanceof JsonBoolean(boolean value, int _, int _)
        ? value
        : wrong("true or false");
  }

  int number(String member) {
    return get(member).json instanceof JsonNumber(String text, int _, int _)
        ? Integer.parseInt(text)
        : wrong("a number");
  }

  int number(String member, int otherwise) {
    return has(member) ? number(member) : otherwise;
  }

  List<String> texts(String member) {
    return list(member, Field::text);
  }

  <T> List<T> list(String member, Function<Field, T> reader) {
    if (!(get(member).json instanceof JsonArray(List<Json> elements, int _, int _))) {
      return wrong("a list");
    }
    List<T> read = new ArrayList<>(elements.size());
    for (Json element : elements) {
      read.add(reader.apply(new Field(member, element)));
    }
    return read;
  }

  /// The members of an object, in the order of the file.
  Map<String, Field> members() {
    Map<String, Field> members = new LinkedHashMap<>();
    for (Member member : object().members()) {
      members.put(member.name(), new Field(member.name(), member.value()));
    }
    return members;
  }

  String text() {
    return json instanceof JsonString(String value, int _, int _) ? value : wrong("a text");
  }

  boolean isText() {
    return json instanceof JsonString;
  }

  private JsonObject object() {
    return json instanceof JsonObject object ? object : wrong("an object");
  }

  private <T> T wrong(String expected) {
    throw new IllegalStateException(
        "In the reference data, `" + name + "` holds " + json.kind() + ", not " + expected);
  }
}
