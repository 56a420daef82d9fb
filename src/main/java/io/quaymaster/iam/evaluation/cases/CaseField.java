package io.quaymaster.iam.evaluation.cases;

import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Json.JsonArray;
import io.quaymaster.iam.policy.text.Json.JsonBoolean;
import io.quaymaster.iam.policy.text.Json.JsonNull;
import io.quaymaster.iam.policy.text.Json.JsonObject;
import io.quaymaster.iam.policy.text.Json.JsonString;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value of a line and the path to it, as `request.context`. Asking for another type than it has
/// throws [MalformedException], which only `DecisionCases` catches.
record CaseField(String path, Json json) {
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String message;

    MalformedException(String message) {
      super(message);
      this.message = message;
    }

    String message() {
      return message;
    }
  }

  /// The member `name`, or null where it is missing or null.
  @Nullable CaseField optional(String name) throws MalformedException {
    Json value = object().get(name);
    return value == null || value instanceof JsonNull ? null : new CaseField(child(name), value);
  }

  CaseField required(String name) throws MalformedException {
    CaseField field = optional(name);
    if (field == null) {
      throw new MalformedException("`" + child(name) + "` is missing");
    }
    return field;
  }

  String text(String name) throws MalformedException {
    return required(name).text();
  }

  @Nullable String optionalText(String name) throws MalformedException {
    CaseField field = optional(name);
    return field == null ? null : field.text();
  }

  boolean flag(String name) throws MalformedException {
    CaseField field = optional(name);
    if (field == null) {
      return false;
    }
    return field.json instanceof JsonBoolean(boolean value, int _, int _)
        ? value
        : field.wrong("true or false");
  }

  /// The elements of the member `name`; none where it is missing.
  List<CaseField> elements(String name) throws MalformedException {
    CaseField field = optional(name);
    return field == null ? List.of() : field.elements();
  }

  List<CaseField> elements() throws MalformedException {
    if (!(json instanceof JsonArray(List<Json> values, int _, int _))) {
      return wrong("a list");
    }
    List<CaseField> elements = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      elements.add(new CaseField(path + "[" + i + "]", values.get(i)));
    }
    return elements;
  }

  String text() throws MalformedException {
    return json instanceof JsonString(String value, int _, int _) ? value : wrong("a text");
  }

  List<String> texts() throws MalformedException {
    List<String> texts = new ArrayList<>();
    for (CaseField element : elements()) {
      texts.add(element.text());
    }
    return texts;
  }

  JsonObject object() throws MalformedException {
    return json instanceof JsonObject object ? object : wrong("an object");
  }

  String child(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private <T> T wrong(String expected) throws MalformedException {
    String subject = path.isEmpty() ? "a case" : "`" + path + "`";
    throw new MalformedException(subject + " is " + expected + ", not " + json.kind());
  }
}
