package io.quaymaster.iam.prose;

import java.util.ArrayList;
import java.util.List;

/// Enumerations in a sentence.
final class Lists {
  private Lists() {}

  /// `a, b and c`; of more than `most`, the rest is counted: `a, b and 7 more`.
  static String join(List<String> parts, String last, int most) {
    if (parts.size() > most) {
      List<String> few = new ArrayList<>(parts.subList(0, most - 1));
      few.add((parts.size() - most + 1) + " more");
      return join(few, last, most);
    }
    if (parts.size() <= 1) {
      return String.join("", parts);
    }
    return String.join(", ", parts.subList(0, parts.size() - 1))
        + " "
        + last
        + " "
        + parts.getLast();
  }

  static String code(String text) {
    return "`" + text + "`";
  }
}
