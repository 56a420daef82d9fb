package io.quaymaster.iam.policy.text;

import io.quaymaster.iam.policy.text.JsonProblem.Accident;
import io.quaymaster.iam.policy.text.JsonProblem.Edit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Tells which of the usual accidents made a text unreadable: all of them, if mending them all
/// gives JSON, else those up to the place where the strict parser stopped. Cost: linear in the
/// text.
final class JsonAccidents {
  private JsonAccidents() {}

  static JsonProblem empty(String text) {
    return new JsonProblem(
        Accident.EMPTY, "There is no policy here: the text is empty.", 0, text.length(), null);
  }

  static JsonProblem tooLarge(String text, int at, boolean nesting) {
    int start = Math.clamp(nesting ? tooDeep(text) : at, 0, Math.max(0, text.length() - 1));
    return new JsonProblem(
        nesting ? Accident.TOO_DEEP : Accident.OTHER,
        nesting
            ? "Values are nested deeper than "
                + JsonReader.MAX_DEPTH
                + " levels here, and no policy needs that."
            : "A number of this length is no part of a policy.",
        start,
        Math.min(start + 1, text.length()),
        null);
  }

  /// Where the first bracket beyond the limit opens.
  private static int tooDeep(String text) {
    int depth = 0;
    boolean inText = false;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '\\' -> i += inText ? 1 : 0;
        case '"' -> inText = !inText;
        case '{', '[' -> depth += inText ? 0 : 1;
        case '}', ']' -> depth -= inText ? 0 : 1;
        default -> {}
      }
      if (depth > JsonReader.MAX_DEPTH) {
        return i;
      }
    }
    return text.length();
  }

  /// The problems of a text at whose offset `at` the strict parser stopped.
  static List<JsonProblem> diagnose(String text, int at) {
    int stopped = Math.min(at, text.length());
    if (isTwoBytes(text)) {
      return List.of(twoBytes(text));
    }
    Optional<JsonProblem> escaped = escaped(text);
    if (escaped.isPresent()) {
      return List.of(escaped.get());
    }
    List<JsonProblem> problems = new TornJson(text).problems();
    if (problems.size() > TornTokens.MANY) {
      return inOrder(problems.subList(0, TornTokens.MANY / 2));
    }
    if (problems.isEmpty()) {
      return List.of(here(text, stopped));
    }
    if (JsonProblem.mendAll(text, problems).isPresent()) {
      return inOrder(problems);
    }
    List<JsonProblem> certain =
        problems.stream().filter(problem -> problem.start() <= stopped).toList();
    return inOrder(certain.isEmpty() ? List.of(problems.getFirst()) : certain);
  }

  private static List<JsonProblem> inOrder(List<JsonProblem> problems) {
    List<JsonProblem> sorted = new ArrayList<>(problems);
    sorted.sort(Comparator.comparingInt(JsonProblem::start));
    return sorted;
  }

  private static JsonProblem here(String text, int at) {
    int start = Math.min(at, Math.max(0, text.length() - 1));
    return new JsonProblem(
        Accident.OTHER,
        "This is not JSON from here on.",
        start,
        Math.min(start + 1, text.length()),
        null);
  }

  /// Whether a text of two bytes a character was taken for one of single bytes.
  private static boolean isTwoBytes(String text) {
    return text.chars().filter(c -> c == 0).count() > text.length() / 3;
  }

  private static JsonProblem twoBytes(String text) {
    return new JsonProblem(
        Accident.CONTROL_CHARACTER,
        "Every other character is U+0000 (NUL): the text was UTF-16 and was read as something else; take them out, or"
            + " save it as UTF-8.",
        0,
        text.length(),
        new Edit(
            0,
            text.length(),
            text.replace("\u0000", "").replaceFirst("^[^{\\[]{1,2}(?=[{\\[])", "")));
  }

  /// JSON within a text of JSON, as `"policyText": "{\"Version\"…"` prints it.
  private static Optional<JsonProblem> escaped(String text) {
    String inside = text.strip();
    int brace = inside.indexOf('{');
    boolean likely =
        brace >= 0
            && brace <= 1
            && inside
                .substring(brace + 1, Math.min(inside.length(), brace + 200))
                .replace("\\n", "")
                .replace("\\r", "")
                .replace("\\t", "")
                .strip()
                .startsWith("\\\"");
    if (!likely) {
      return Optional.empty();
    }
    String quoted = brace == 0 ? '"' + inside.replace("\n", "").replace("\r", "") + '"' : inside;
    if (!(JsonReader.tryRead(quoted) instanceof Json.JsonString(String value, int _, int _))
        || !JsonReader.isJson(value)) {
      return Optional.empty();
    }
    return Optional.of(
        new JsonProblem(
            Accident.ESCAPED,
            "This is a policy within a text, with `\\\"` for every quotation mark, as the command"
                + " line prints `policyText`; take the text out.",
            0,
            text.length(),
            new Edit(0, text.length(), value)));
  }
}
