package io.quaymaster.console.identity;

import java.util.Optional;

/// What a name must be for people to tell it from another in a list, a history or a decision: one
/// line with something to see in it, and nothing that hides in it or turns the text around it.
public final class Legible {
  private Legible() {}

  /// What speaks against `name`, to stand behind "The name …"; nothing if it can be kept.
  public static Optional<String> objection(String name) {
    for (int at = 0; at < name.length(); at += Character.charCount(name.codePointAt(at))) {
      int one = name.codePointAt(at);
      if (isHidden(one)) {
        return Optional.of(
            String.format(
                "holds U+%04X at offset %d, which nobody sees in a list; delete it.", one, at));
      }
    }
    return name.codePoints().allMatch(Legible::isBlank)
        ? Optional.of("has nothing to see in it; give one that people can read.")
        : Optional.empty();
  }

  /// `text` with everything hidden in it spelled out, as `⟨U+202E⟩`, in at most `limit` characters.
  public static String shown(String text, int limit) {
    StringBuilder shown = new StringBuilder();
    for (int at = 0; at < text.length() && shown.length() <= limit; ) {
      int one = text.codePointAt(at);
      shown.append(isHidden(one) ? String.format("⟨U+%04X⟩", one) : Character.toString(one));
      at += Character.charCount(one);
    }
    return shortened(shown.toString(), limit);
  }

  /// `text` if it has at most `limit` characters, else as much of its beginning as fits before a
  /// `…`; no surrogate pair is cut in two.
  public static String shortened(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isLowSurrogate(text.charAt(limit - 1)) ? limit - 2 : limit - 1;
    return text.substring(0, end) + "…";
  }

  /// Controls, breaks of lines, halves of surrogate pairs, and formats such as U+202E, which turns
  /// what follows; but not the two joiners that some scripts cannot do without.
  private static boolean isHidden(int one) {
    return switch (Character.getType(one)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> !isJoiner(one);
      default -> false;
    };
  }

  private static boolean isBlank(int one) {
    return Character.isSpaceChar(one) || isJoiner(one);
  }

  private static boolean isJoiner(int one) {
    return one == 0x200C || one == 0x200D;
  }

  /// Where something stands in `text` that no database keeps as it is, U+0000 or half of a
  /// surrogate pair, or -1.
  public static int unstorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }
}
