package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Legible;

/// What is asked of every text that a person gives along.
final class Sentences {
  static final int MAX_REASON = 2_000;

  private Sentences() {}

  /// A reason in a form that can be kept.
  static String reason(String given) {
    String reason = given.strip();
    if (reason.isEmpty()) {
      throw CatalogException.invalid("Say why in a few words: the reason is missing.");
    }
    if (reason.length() > MAX_REASON) {
      throw CatalogException.invalid(
          "The reason is too long: it has "
              + reason.length()
              + " characters, and "
              + MAX_REASON
              + " are kept; put the rest where you can link to it.");
    }
    requireStorable(reason, "reason");
    return reason;
  }

  static String name(String given, int limit, String what) {
    String name = given.strip();
    if (name.isEmpty() || name.length() > limit) {
      throw CatalogException.invalid(
          "The name of "
              + what
              + " needs 1 to "
              + limit
              + " characters, not "
              + name.length()
              + ".");
    }
    requireStorable(name, "name");
    Legible.objection(name)
        .ifPresent(objection -> {
          throw CatalogException.invalid("The name of " + what + " " + objection);
        });
    return name;
  }

  /// Refuses what no database keeps as it is: U+0000 and halves of surrogate pairs.
  static void requireStorable(String text, String what) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        throw CatalogException.invalid(
            String.format(
                "The %s holds U+%04X at offset %d, which is no character; delete it.",
                what, (int) c, i));
      }
    }
  }
}
