package io.quaymaster.console.ui.kit;

import java.util.Arrays;
import java.util.Locale;

/// A risk that a piece of access carries.
public final class FlagChip extends Chip {
  private enum Flag {
    PUBLIC("Public", true, "Anyone on the internet, without signing in."),
    ALL_AWS("All of AWS", true, "Every principal of every AWS account."),
    NEW_ACCOUNT("New account", false, "An account that had no access before."),
    CROSS_ORG("Outside organization", true, "Principals outside of the organization."),
    WRITE("Write", false, "Changes what the repository holds."),
    ADMIN("Admin", true, "Changes who has access, or deletes the repository."),
    CONDITION_DROPPED("Condition dropped", true, "A condition that limited it is gone."),
    LOCK_OUT("Lock-out", true, "Nobody in the owning account could set the policy again.");

    private final String word;
    private final boolean grave;
    private final String meaning;

    Flag(String word, boolean grave, String meaning) {
      this.word = word;
      this.grave = grave;
      this.meaning = meaning;
    }
  }

  private FlagChip(String word, String... looks) {
    super("⚑", word, looks);
  }

  /// The chip of a flag by its name in the interfaces: `NEW_ACCOUNT`. A name unknown here is shown
  /// as a word.
  public static FlagChip of(String name) {
    return Arrays.stream(Flag.values())
        .filter(flag -> flag.name().equals(name))
        .findFirst()
        .map(FlagChip::of)
        .orElseGet(() -> new FlagChip(words(name), "qm-flag"));
  }

  /// The word for a flag.
  public static String word(String name) {
    return Arrays.stream(Flag.values())
        .filter(flag -> flag.name().equals(name))
        .findFirst()
        .map(flag -> flag.word)
        .orElseGet(() -> words(name));
  }

  private static FlagChip of(Flag flag) {
    FlagChip chip =
        flag.grave
            ? new FlagChip(flag.word, "qm-flag", "qm-flag-grave")
            : new FlagChip(flag.word, "qm-flag");
    chip.explained(flag.meaning);
    return chip;
  }

  private static String words(String name) {
    String text = name.toLowerCase(Locale.ROOT).replace('_', ' ');
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
