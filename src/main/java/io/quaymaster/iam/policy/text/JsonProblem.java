package io.quaymaster.iam.policy.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a text is not JSON: what is wrong between the offsets `start` and `end`, and, where only one
/// repair is likely, the edit that mends it.
public record JsonProblem(
    Accident accident, String message, int start, int end, @Nullable Edit edit) {

  /// Put `replacement` in the place of what stands from `start` to `end`.
  public record Edit(int start, int end, String replacement) {}

  /// The usual ways in which a pasted policy is broken.
  public enum Accident {
    BYTE_ORDER_MARK,
    CONTROL_CHARACTER,
    TYPOGRAPHIC_QUOTE,
    SINGLE_QUOTE,
    NO_BREAK_SPACE,
    MARKDOWN_ESCAPE,
    ESCAPED,
    COMMENT,
    TRAILING_COMMA,
    MISSING_COMMA,
    SPARE_COMMA,
    UNCLOSED,
    NEVER_OPENED,
    FRAGMENT,
    PROSE,
    TRAILING_TEXT,
    UNQUOTED,
    SHELL_VARIABLE,
    LINE_BREAK_IN_TEXT,
    TOO_DEEP,
    EMPTY,
    OTHER
  }

  /// The text with the edits of all problems, if every problem has one and what comes out is JSON.
  public static Optional<String> mendAll(String text, List<JsonProblem> problems) {
    List<Edit> edits = new ArrayList<>();
    for (JsonProblem problem : problems) {
      Edit edit = problem.edit();
      if (edit == null) {
        return Optional.empty();
      }
      if (edit.start() == 0 && edit.end() == text.length()) {
        // It replaces everything, the places of the other problems included.
        return JsonReader.isJson(edit.replacement())
            ? Optional.of(edit.replacement())
            : Optional.empty();
      }
      if (!edits.contains(edit)) {
        edits.add(edit);
      }
    }
    return apply(text, edits).filter(JsonReader::isJson);
  }

  /// Nothing if edits overlap. What is inserted at the same place goes from the inside out: a
  /// quotation mark, brackets, a comma.
  static Optional<String> apply(String text, List<Edit> edits) {
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort(
        Comparator.comparingInt(Edit::start)
            .thenComparingInt(Edit::end)
            .thenComparingInt(JsonProblem::rank));
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Edit edit : sorted) {
      if (edit.start() < at) {
        return Optional.empty();
      }
      out.append(text, at, edit.start()).append(edit.replacement());
      at = edit.end();
    }
    return Optional.of(out.append(text, at, text.length()).toString());
  }

  private static int rank(Edit edit) {
    return switch (edit.replacement()) {
      case String text when text.startsWith("\"") -> 0;
      case String text when text.startsWith("]") || text.startsWith("}") -> 1;
      default -> 2;
    };
  }
}
