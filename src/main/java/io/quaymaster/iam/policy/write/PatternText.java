package io.quaymaster.iam.policy.write;

import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Segment;
import org.jspecify.annotations.Nullable;

/// Patterns as a policy writes them. Characters that stand for themselves although they are special
/// where they stand are written `${*}`, `${?}` and `${$}`; `folded` writes the keys of variables in
/// lower case.
record PatternText(boolean folded) {
  String value(Pattern pattern, ConditionOperator operator, LanguageVersion version) {
    boolean variables = operator.hasVariables() && version.hasVariables();
    return write(pattern, operator.hasWildcards(), variables ? 0 : Integer.MAX_VALUE);
  }

  /// Variables, and with them escapes, are known only after the fifth colon.
  String resource(Pattern pattern, LanguageVersion version) {
    return write(pattern, true, version.hasVariables() ? 5 : Integer.MAX_VALUE);
  }

  private String write(Pattern pattern, boolean wildcards, int colonsBeforeVariables) {
    StringBuilder out = new StringBuilder();
    int colons = 0;
    for (Segment segment : pattern.segments()) {
      switch (segment) {
        case Segment.Literal(String text) -> {
          for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escapes = colons >= colonsBeforeVariables && isSpecial(text, i, wildcards);
            out.append(escapes ? "${" + c + "}" : String.valueOf(c));
            colons += c == ':' ? 1 : 0;
          }
        }
        case Segment.AnyString() -> out.append('*');
        case Segment.AnyCharacter() -> out.append('?');
        case Segment.Variable variable -> variable(variable, out);
      }
    }
    return out.toString();
  }

  private static boolean isSpecial(String text, int at, boolean wildcards) {
    return switch (text.charAt(at)) {
      case '*', '?' -> wildcards;
      case '$' -> at + 1 < text.length() && text.charAt(at + 1) == '{';
      default -> false;
    };
  }

  private void variable(Segment.Variable variable, StringBuilder out) {
    @Nullable String defaultValue = variable.defaultValue();
    out.append("${").append(folded ? variable.key().name() : variable.key().text());
    if (defaultValue != null) {
      out.append(", '").append(defaultValue).append('\'');
    }
    out.append('}');
  }
}
