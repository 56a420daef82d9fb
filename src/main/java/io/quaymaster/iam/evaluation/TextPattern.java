package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A pattern of a policy whose variables were replaced, ready to be held against a text. A token is
/// a character (a code point) or one of the wildcards. Matching costs tokens × characters.
final class TextPattern {
  private static final int STAR = -1;
  private static final int QUESTION_MARK = -2;
  private static final int STAR_WITHIN_SEGMENT = -3;
  private static final int QUESTION_MARK_WITHIN_SEGMENT = -4;

  private final int[] tokens;

  private TextPattern(int[] tokens) {
    this.tokens = tokens;
  }

  /// Replaces the variables of `pattern`; what comes from a variable is literal. Nothing if a
  /// variable has no value: such a pattern matches nothing.
  static Optional<TextPattern> of(Pattern pattern, Variables variables) {
    IntStream.Builder tokens = IntStream.builder();
    for (Segment segment : pattern.segments()) {
      switch (segment) {
        case Segment.Literal(String text) -> text.codePoints().forEach(tokens::add);
        case Segment.AnyString() -> tokens.add(STAR);
        case Segment.AnyCharacter() -> tokens.add(QUESTION_MARK);
        case Segment.Variable variable -> {
          Optional<String> value = variables.value(variable);
          if (value.isEmpty()) {
            return Optional.empty();
          }
          value.get().codePoints().forEach(tokens::add);
        }
      }
    }
    return Optional.of(new TextPattern(tokens.build().toArray()));
  }

  /// Cuts the pattern at its colons into six parts, the last of which may hold more; nothing if it
  /// has fewer.
  Optional<List<TextPattern>> arnParts() {
    List<TextPattern> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < tokens.length && parts.size() < 5; i++) {
      if (tokens[i] == ':') {
        parts.add(part(start, i));
        start = i + 1;
      }
    }
    if (parts.size() < 5) {
      return Optional.empty();
    }
    parts.add(part(start, tokens.length));
    return Optional.of(parts);
  }

  private TextPattern part(int from, int to) {
    return new TextPattern(java.util.Arrays.copyOfRange(tokens, from, to));
  }

  /// The pattern as `Resource` and `NotResource` mean it: a wildcard before the fifth colon stays
  /// in its segment, unless it is a `*` at the end of that segment, which may run over following
  /// colons.
  TextPattern asResource() {
    int[] restricted = tokens.clone();
    int colons = 0;
    for (int i = 0; i < tokens.length && colons < 5; i++) {
      boolean endsSegment = i + 1 == tokens.length || tokens[i + 1] == ':';
      if (tokens[i] == ':') {
        colons++;
      } else if (tokens[i] == STAR && !endsSegment) {
        restricted[i] = STAR_WITHIN_SEGMENT;
      } else if (tokens[i] == QUESTION_MARK) {
        restricted[i] = QUESTION_MARK_WITHIN_SEGMENT;
      }
    }
    return new TextPattern(restricted);
  }

  /// Fills a pattern of fewer than six segments up with segments `*`.
  TextPattern completed() {
    int colons = 0;
    for (int token : tokens) {
      colons += token == ':' ? 1 : 0;
    }
    int[] all = java.util.Arrays.copyOf(tokens, tokens.length + 2 * Math.max(0, 5 - colons));
    for (int at = tokens.length; at < all.length; at += 2) {
      all[at] = ':';
      all[at + 1] = STAR;
    }
    return new TextPattern(all);
  }

  /// Characters and wildcards; for forms that are prepared from this one.
  int[] tokens() {
    return tokens.clone();
  }

  static boolean isStar(int token) {
    return token == STAR || token == STAR_WITHIN_SEGMENT;
  }

  static boolean isQuestionMark(int token) {
    return token == QUESTION_MARK || token == QUESTION_MARK_WITHIN_SEGMENT;
  }

  /// Whether it stands for all of `text`.
  boolean matches(String text) {
    int[] characters = codePoints(text);
    int start = 0;
    for (; start < tokens.length && tokens[start] >= 0; start++) { // Most patterns fail early.
      if (start == characters.length || characters[start] != tokens[start]) {
        return false;
      }
    }
    boolean[] reached = new boolean[characters.length + 1];
    reached[start] = true;
    for (int i = start; i < tokens.length; i++) {
      reached =
          isStar(tokens[i])
              ? afterStar(tokens[i], characters, reached)
              : afterCharacter(tokens[i], characters, reached);
    }
    return reached[characters.length];
  }

  private static int[] codePoints(String text) {
    int[] characters = new int[text.codePointCount(0, text.length())];
    int at = 0;
    for (int i = 0; i < characters.length; i++) {
      characters[i] = text.codePointAt(at);
      at += Character.charCount(characters[i]);
    }
    return characters;
  }

  private static boolean[] afterStar(int token, int[] characters, boolean[] reached) {
    boolean[] next = reached.clone();
    for (int i = 0; i < characters.length; i++) {
      if (next[i] && (token == STAR || characters[i] != ':')) {
        next[i + 1] = true;
      }
    }
    return next;
  }

  private static boolean[] afterCharacter(int token, int[] characters, boolean[] reached) {
    boolean[] next = new boolean[reached.length];
    for (int i = 0; i < characters.length; i++) {
      boolean takes =
          switch (token) {
            case QUESTION_MARK -> true;
            case QUESTION_MARK_WITHIN_SEGMENT -> characters[i] != ':';
            default -> characters[i] == token;
          };
      next[i + 1] = reached[i] && takes;
    }
    return next;
  }

  /// As it reads with the variables replaced, for explanations.
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (int token : tokens) {
      switch (token) {
        case STAR, STAR_WITHIN_SEGMENT -> out.append('*');
        case QUESTION_MARK, QUESTION_MARK_WITHIN_SEGMENT -> out.append('?');
        default -> out.appendCodePoint(token);
      }
    }
    return out.toString();
  }
}
