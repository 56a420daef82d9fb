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
    int at = Legible.unstorable(text);
    if (at >= 0) {
      throw CatalogException.invalid(
          String.format(
              "The %s holds U+%04X at offset %d, which is no character; delete it.",
              what, (int) text.charAt(at), at));
    }
  }
}
