package io.quaymaster.iam.policy.text;

import io.quaymaster.iam.policy.text.JsonProblem.Accident;
import java.util.List;

/// Tells which of the usual accidents made a text unreadable, from the place where the parser
/// stopped.
final class JsonAccidents {
  private JsonAccidents() {}

  static JsonProblem empty(String text) {
    return new JsonProblem(
        Accident.EMPTY, "There is no policy here: the text is empty.", 0, text.length(), null);
  }

  static JsonProblem trailing(String text, Json value, int at) {
    return new JsonProblem(
        Accident.TRAILING_TEXT,
        "The policy ends before this text; delete what follows it.",
        at,
        text.length(),
        "");
  }

  static JsonProblem tooLarge(String text, int at) {
    int start = Math.min(at, text.length());
    return new JsonProblem(
        Accident.TOO_DEEP,
        "Values are nested deeper than "
            + JsonReader.MAX_DEPTH
            + " levels, or a number is too long; no policy needs that.",
        start,
        start,
        null);
  }

  static List<JsonProblem> diagnose(String text, int at) {
    int start = Math.min(at, text.length());
    return List.of(
        new JsonProblem(
            Accident.OTHER,
            "This is not JSON from here on.",
            start,
            Math.min(start + 1, text.length()),
            null));
  }
}
