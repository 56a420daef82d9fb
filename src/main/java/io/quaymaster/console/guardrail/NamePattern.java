package io.quaymaster.console.guardrail;

/// Patterns of names, with `*` for any text and `?` for any character.
final class NamePattern {
  private NamePattern() {}

  static boolean matches(String pattern, String name) {
    int at = 0;
    int in = 0;
    int star = -1;
    int afterStar = 0;
    while (in < name.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        afterStar = in;
      } else if (at < pattern.length()
          && (pattern.charAt(at) == '?' || pattern.charAt(at) == name.charAt(in))) {
        at++;
        in++;
      } else if (star >= 0) { // The last star takes one more; an earlier one never has to.
        at = star + 1;
        in = ++afterStar;
      } else {
        return false;
      }
    }
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      at++;
    }
    return at == pattern.length();
  }
}
