package io.quaymaster.iam.policy.lint.rules;

/// Wildcards on plain texts: `*` for any run of characters, `?` for one.
final class Glob {
  private Glob() {}

  /// Whether the whole of `text` fits. Cost: pattern × text at worst, and texts are names here.
  static boolean matches(String pattern, String text) {
    return covers(pattern, text, false);
  }

  /// Whether every text that fits `narrow` fits `wide`, as far as their spelling shows it: never
  /// wrong when it says so. A `*` of `narrow` is only covered by a `*`, its `?` by `*` or `?`.
  static boolean covers(String wide, String narrow) {
    return covers(wide, narrow, true);
  }

  private static boolean covers(String pattern, String text, boolean wildcards) {
    int p = 0;
    int t = 0;
    int star = -1;
    int retry = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = t;
      } else if (p < pattern.length() && fits(pattern.charAt(p), text.charAt(t), wildcards)) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean fits(char pattern, char text, boolean wildcards) {
    if (wildcards && text == '*') {
      return false;
    }
    return pattern == '?' || pattern == text;
  }

  /// Whether some text fits both. Cost: one × other.
  static boolean overlap(String one, String other) {
    boolean[] row = new boolean[other.length() + 1];
    row[0] = true;
    for (int j = 1; j <= other.length(); j++) {
      row[j] = row[j - 1] && other.charAt(j - 1) == '*';
    }
    for (int i = 1; i <= one.length(); i++) {
      boolean[] next = new boolean[other.length() + 1];
      char a = one.charAt(i - 1);
      next[0] = row[0] && a == '*';
      for (int j = 1; j <= other.length(); j++) {
        char b = other.charAt(j - 1);
        if (a == '*' || b == '*') {
          next[j] = row[j] || next[j - 1];
        } else {
          next[j] = row[j - 1] && (a == b || a == '?' || b == '?');
        }
      }
      row = next;
    }
    return row[other.length()];
  }
}
