package io.quaymaster.iam.policy;

import io.quaymaster.iam.policy.Segment.AnyCharacter;
import io.quaymaster.iam.policy.Segment.AnyString;
import io.quaymaster.iam.policy.Segment.Literal;
import io.quaymaster.iam.policy.Segment.Variable;
import java.util.ArrayList;
import java.util.List;

/// A text of a policy that may hold wildcards and policy variables. Neighbouring literals are one
/// segment and neighbouring `*` are one, so equal patterns are equal records.
///
/// Source: IAM User Guide, "IAM policy elements: Variables and tags".
public record Pattern(List<Segment> segments) {
  public static final Pattern EVERYTHING = new Pattern(List.of(new AnyString()));

  public Pattern {
    segments = List.copyOf(segments);
  }

  /// A text without wildcards and variables.
  public static Pattern literal(String text) {
    return new Pattern(text.isEmpty() ? List.of() : List.of(new Literal(text)));
  }

  /// Reads a value of a condition.
  public static Pattern ofValue(String text, ConditionOperator operator, LanguageVersion version) {
    boolean variables = operator.hasVariables() && version.hasVariables();
    return new Reader(text, operator.hasWildcards(), variables ? 0 : Integer.MAX_VALUE).read();
  }

  /// Reads an entry of `Resource` or `NotResource`: variables count only after the fifth colon.
  public static Pattern ofResource(String text, LanguageVersion version) {
    return new Reader(
            text, true, version.hasVariables() ? afterFifthColon(text) : Integer.MAX_VALUE)
        .read();
  }

  private static int afterFifthColon(String text) {
    int at = 0;
    for (int i = 0; i < 5; i++) {
      int colon = text.indexOf(':', at);
      if (colon < 0) {
        return Integer.MAX_VALUE;
      }
      at = colon + 1;
    }
    return at;
  }

  public boolean isEverything() {
    return segments.size() == 1 && segments.getFirst() instanceof AnyString;
  }

  public boolean hasWildcards() {
    for (Segment segment : segments) {
      if (segment instanceof AnyString || segment instanceof AnyCharacter) {
        return true;
      }
    }
    return false;
  }

  public boolean hasVariables() {
    for (Segment segment : segments) {
      if (segment instanceof Variable) {
        return true;
      }
    }
    return false;
  }

  /// The one text that it stands for.
  ///
  /// @throws IllegalStateException if it holds wildcards or variables
  public String literalText() {
    StringBuilder out = new StringBuilder();
    for (Segment segment : segments) {
      if (!(segment instanceof Literal(String text))) {
        throw new IllegalStateException("Not a literal: " + this);
      }
      out.append(text);
    }
    return out.toString();
  }

  /// As a policy writes it. With `wildcards`, characters `*` and `?` that stand for themselves are
  /// written `${*}` and `${?}`; with `variables`, `$` before `{` is written `${$}`.
  public String text(boolean wildcards, boolean variables) {
    StringBuilder out = new StringBuilder();
    for (Segment segment : segments) {
      switch (segment) {
        case Literal(String text) -> out.append(variables ? escape(text, wildcards) : text);
        case AnyString() -> out.append('*');
        case AnyCharacter() -> out.append('?');
        case Variable(ConditionKey key, String defaultValue) -> {
          out.append("${").append(key.text());
          if (defaultValue != null) {
            out.append(", '").append(defaultValue).append('\'');
          }
          out.append('}');
        }
      }
    }
    return out.toString();
  }

  /// As a resource of a `2012-10-17` policy would be written; for messages.
  @Override
  public String toString() {
    return text(true, false);
  }

  private static String escape(String text, boolean wildcards) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean special =
          (wildcards && (c == '*' || c == '?'))
              || (c == '$' && i + 1 < text.length() && text.charAt(i + 1) == '{');
      if (special) {
        out.append("${").append(c).append('}');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// Reads a text once from left to right.
  private static final class Reader {
    private static final int MAX_VARIABLE = 512;

    private final String text;
    private final boolean wildcards;
    private final int variablesFrom;
    private final List<Segment> segments = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    Reader(String text, boolean wildcards, int variablesFrom) {
      this.text = text;
      this.wildcards = wildcards;
      this.variablesFrom = variablesFrom;
    }

    Pattern read() {
      int at = 0;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '$' && at >= variablesFrom && text.startsWith("${", at)) {
          int close = close(at + 2);
          if (close > 0 && variable(text.substring(at + 2, close))) {
            at = close + 1;
            continue;
          }
        }
        if (wildcards && c == '*') {
          flush();
          if (segments.isEmpty() || !(segments.getLast() instanceof AnyString)) {
            segments.add(new AnyString());
          }
        } else if (wildcards && c == '?') {
          flush();
          segments.add(new AnyCharacter());
        } else {
          literal.append(c);
        }
        at++;
      }
      flush();
      return new Pattern(segments);
    }

    /// The offset of the brace that closes a variable, or -1. A default in quotation marks may hold
    /// anything; no key and default are longer than [#MAX_VARIABLE], which keeps reading linear.
    private int close(int from) {
      boolean quoted = false;
      int end = Math.min(text.length(), from + MAX_VARIABLE);
      for (int i = from; i < end; i++) {
        char c = text.charAt(i);
        if (c == '\'') {
          quoted = !quoted;
        } else if (!quoted && c == '}') {
          return i;
        } else if (!quoted && (c == '{' || (c == '$' && i > from))) {
          return -1;
        }
      }
      return -1;
    }

    private boolean variable(String inside) {
      if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
        literal.append(inside);
        return true;
      }
      int comma = inside.indexOf(',');
      String key = (comma < 0 ? inside : inside.substring(0, comma)).strip();
      if (key.isEmpty() || key.indexOf('{') >= 0 || key.indexOf('$') >= 0) {
        return false;
      }
      String rest = comma < 0 ? "" : inside.substring(comma + 1).strip();
      if (comma >= 0 && !(rest.length() >= 2 && rest.startsWith("'") && rest.endsWith("'"))) {
        return false;
      }
      flush();
      segments.add(
          new Variable(
              ConditionKey.of(key), comma < 0 ? null : rest.substring(1, rest.length() - 1)));
      return true;
    }

    private void flush() {
      if (!literal.isEmpty()) {
        segments.add(new Literal(literal.toString()));
        literal.setLength(0);
      }
    }
  }
}
