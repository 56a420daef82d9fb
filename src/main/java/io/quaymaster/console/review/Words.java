package io.quaymaster.console.review;

import io.quaymaster.console.identity.Legible;
import java.util.ArrayList;
import java.util.List;

/// What is asked of what people write beside a deed.
final class Words {
  static final int MOST = 10_000;

  /// Of two descriptions beside each other, and their titles, so that all of it fits.
  private static final int MOST_OF_BOTH = 9_500;

  static final int MOST_IN_A_REASON = 2_000;
  static final int MOST_IN_A_TITLE = 200;

  private Words() {}

  /// A title that can be told from others in a list.
  static String title(String given) {
    String title = needed(given, MOST_IN_A_TITLE, "title");
    Legible.objection(title)
        .ifPresent(objection -> {
          throw ChangeException.invalid("The title " + objection);
        });
    return title;
  }

  /// What was said of a change before, and what is said now instead, each as far as it changed.
  static String replaced(ChangeRequest before, String title, String description) {
    List<String> told = new ArrayList<>();
    if (!before.title().equals(title)) {
      told.add("It was called “%s” and is now “%s”.".formatted(before.title(), title));
    }
    if (!before.description().equals(description)) {
      told.add(
          "Its description was “%s” and is now “%s”."
              .formatted(
                  Legible.shortened(before.description(), MOST_OF_BOTH),
                  Legible.shortened(description, MOST_OF_BOTH)));
    }
    return String.join(" ", told);
  }

  static String reason(String given) {
    return needed(given, MOST_IN_A_REASON, "reason");
  }

  static String needed(String given, int limit, String what) {
    String words = kept(given, limit, what);
    if (words.isEmpty()) {
      throw ChangeException.invalid("The " + what + " is missing: say it in a few words.");
    }
    return words;
  }

  /// The same, or nothing at all.
  static String kept(String given, int limit, String what) {
    String words = given.strip();
    if (words.length() > limit) {
      throw ChangeException.invalid(
          "The "
              + what
              + " has "
              + words.length()
              + " characters; at most "
              + limit
              + " are kept.");
    }
    int at = Legible.unstorable(words);
    if (at >= 0) {
      throw ChangeException.invalid(
          String.format(
              "The %s holds U+%04X at offset %d, which is no character; delete it.",
              what, (int) words.charAt(at), at));
    }
    return words;
  }

  /// Nothing of it is changed, not even the blanks around it.
  static void verbatim(String given, int limit, String what) {
    kept(given, limit, what);
    if (given.length() > limit) {
      throw ChangeException.invalid("The " + what + " is longer than " + limit + " characters.");
    }
  }
}
