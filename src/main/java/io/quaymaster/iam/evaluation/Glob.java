package io.quaymaster.iam.evaluation;

/// A pattern without variables, prepared for speed: `*` stands for any run, `?` for one character.
/// Matching goes once through the text and returns to the last `*` only (for plain globs that is
/// enough); the usual forms are compared without a loop. `TextPattern` is its plain twin.
final class Glob {
  private static final char STAR = '\uFFFF';
  private static final char QUESTION_MARK = '\uFFFE';

  private final TextPattern plain;
  private final char[] tokens;
  private final String prefix;
  private final Form form;

  private enum Form {
    ANYTHING,
    EXACT,
    PREFIX,
    GENERAL,
    /// It holds characters that this form uses itself, or that are two units long: left to the
    /// plain form.
    PLAIN
  }

  private Glob(TextPattern plain) {
    this.plain = plain;
    StringBuilder out = new StringBuilder();
    boolean odd = false;
    int[] source = plain.tokens();
    for (int token : source) {
      odd |=
          token >= QUESTION_MARK
              || (token >= Character.MIN_SURROGATE && token <= Character.MAX_SURROGATE);
      out.append(
          TextPattern.isStar(token)
              ? STAR
              : TextPattern.isQuestionMark(token) ? QUESTION_MARK : (char) token);
    }
    this.tokens = out.toString().toCharArray();
    int wildcard = 0;
    while (wildcard < tokens.length && tokens[wildcard] < QUESTION_MARK) {
      wildcard++;
    }
    this.prefix = out.substring(0, wildcard);
    boolean starEnds = wildcard + 1 == tokens.length && tokens[wildcard] == STAR;
    this.form =
        odd
            ? Form.PLAIN
            : wildcard == tokens.length
                ? Form.EXACT
                : !starEnds ? Form.GENERAL : wildcard == 0 ? Form.ANYTHING : Form.PREFIX;
  }

  static Glob of(TextPattern plain) {
    return new Glob(plain);
  }

  boolean matches(String text) {
    return matches(text, 0, text.length());
  }

  /// Whether it stands for the part of `text` from `from` to `to`.
  boolean matches(String text, int from, int to) {
    return switch (form) {
      case ANYTHING -> true;
      case EXACT -> to - from == prefix.length() && text.startsWith(prefix, from);
      case PREFIX -> to - from >= prefix.length() && text.startsWith(prefix, from);
      case GENERAL -> general(text, from, to);
      case PLAIN -> plain.matches(text.substring(from, to));
    };
  }

  private boolean general(String text, int from, int to) {
    int at = from;
    int token = 0;
    int star = -1;
    int starAt = 0;
    while (at < to) {
      char c = text.charAt(at);
      if (Character.isSurrogate(c)) {
        return plain.matches(text.substring(from, to));
      }
      if (token < tokens.length && tokens[token] == STAR) {
        star = token++;
        starAt = at;
      } else if (token < tokens.length && (tokens[token] == QUESTION_MARK || tokens[token] == c)) {
        token++;
        at++;
      } else if (star >= 0) {
        token = star + 1;
        at = ++starAt;
      } else {
        return false;
      }
    }
    while (token < tokens.length && tokens[token] == STAR) {
      token++;
    }
    return token == tokens.length;
  }
}
