package io.quaymaster.iam.policy.parse;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that somebody probably meant: the same but for case, or one or two letters away.
final class NearSpelling {
  private static final int LONGEST = 64;

  private NearSpelling() {}

  static Optional<String> of(String name, List<String> known) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    String lower = name.toLowerCase(Locale.ROOT);
    int most = lower.length() < 5 ? 1 : 2;
    String best = null;
    int least = most + 1;
    for (String candidate : known) {
      int edits = edits(lower, candidate.toLowerCase(Locale.ROOT), most);
      if (edits < least) {
        least = edits;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /// How many letters to add, drop or change, at most `most` + 1. Branches on the first difference
  /// only, so it costs 3^most × length.
  private static int edits(String one, String other, int most) {
    int i = 0;
    while (i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i)) {
      i++;
    }
    String a = one.substring(i);
    String b = other.substring(i);
    if (a.isEmpty() || b.isEmpty()) {
      return Math.min(a.length() + b.length(), most + 1);
    }
    if (most == 0) {
      return 1;
    }
    int dropped = edits(a.substring(1), b, most - 1);
    int added = edits(a, b.substring(1), most - 1);
    int changed = edits(a.substring(1), b.substring(1), most - 1);
    return 1 + Math.min(dropped, Math.min(added, changed));
  }
}
