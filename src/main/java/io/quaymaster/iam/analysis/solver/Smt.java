package io.quaymaster.iam.analysis.solver;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Terms of SMT-LIB 2.6 as text, simplified where a constant decides.
final class Smt {
  static final String TRUE = "true";
  static final String FALSE = "false";

  private Smt() {}

  static String and(Collection<String> all) {
    return join("and", all, TRUE, FALSE);
  }

  static String and(String... all) {
    return and(List.of(all));
  }

  static String or(Collection<String> any) {
    return join("or", any, FALSE, TRUE);
  }

  static String or(String... any) {
    return or(List.of(any));
  }

  private static String join(String word, Collection<String> parts, String unit, String zero) {
    Set<String> left = new LinkedHashSet<>(parts);
    left.remove(unit);
    if (left.contains(zero)) {
      return zero;
    }
    return left.isEmpty()
        ? unit
        : left.size() == 1
            ? left.iterator().next()
            : "(" + word + " " + String.join(" ", left) + ")";
  }

  static String not(String term) {
    return switch (term) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      default ->
          term.startsWith("(not ") ? term.substring(5, term.length() - 1) : "(not " + term + ")";
    };
  }

  static String implies(String when, String then) {
    return or(not(when), then);
  }

  static String equal(String one, String other) {
    return "(= " + one + " " + other + ")";
  }

  static String constant(boolean value) {
    return value ? TRUE : FALSE;
  }

  static String text(String value) {
    StringBuilder out = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(c -> {
          if (c == '"') {
            out.append("\"\"");
          } else if (c == '\\' || c < 32 || c > 126) {
            out.append("\\u{").append(Integer.toHexString(c)).append("}");
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.append('"').toString();
  }

  static String real(BigDecimal value) {
    String digits = value.abs().toPlainString();
    String plain = digits.indexOf('.') < 0 ? digits + ".0" : digits;
    return value.signum() < 0 ? "(- " + plain + ")" : plain;
  }

  static String concat(List<String> parts) {
    return parts.size() == 1 ? parts.getFirst() : "(str.++ " + String.join(" ", parts) + ")";
  }
}
