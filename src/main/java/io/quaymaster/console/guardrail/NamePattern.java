package io.quaymaster.console.guardrail;

import java.util.regex.Pattern;

/// Patterns of names, with `*` for any text and `?` for any character.
final class NamePattern {
  private NamePattern() {}

  static boolean matches(String pattern, String name) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(
          switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return name.matches(regex.toString());
  }
}
