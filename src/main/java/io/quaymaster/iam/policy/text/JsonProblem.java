package io.quaymaster.iam.policy.text;

import org.jspecify.annotations.Nullable;

/// Why a text is not JSON: what is wrong between the offsets `start` and `end`, and, where the
/// accident is a known one, the text that would mend it (`replacement` for exactly that stretch).
public record JsonProblem(
    Accident accident, String message, int start, int end, @Nullable String replacement) {
  /// The usual ways in which a pasted policy is broken.
  public enum Accident {
    BYTE_ORDER_MARK,
    TYPOGRAPHIC_QUOTE,
    SINGLE_QUOTE,
    NO_BREAK_SPACE,
    MARKDOWN_ESCAPE,
    COMMENT,
    TRAILING_COMMA,
    MISSING_COMMA,
    UNCLOSED,
    FRAGMENT,
    PROSE,
    TRAILING_TEXT,
    UNQUOTED,
    LINE_BREAK_IN_TEXT,
    TOO_DEEP,
    EMPTY,
    OTHER
  }
}
