package io.quaymaster.iam.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds the names that somebody probably meant: near in spelling (bounded edit distance), or made
/// of the same words (`DeleteImage` is in `BatchDeleteImage`). Cost: names × length².
public final class NearestNames {
  /// Longer input is no slip of the pen.
  private static final int MAX_LENGTH = 64;

  /// Below it, `BatchGetImage` would be taken for `BatchDeleteImage`.
  private static final double ALIKE = 0.76;

  /// So few are always taken for a slip of the pen, unless the name is short.
  private static final int SLIPS = 2;

  /// How much less than the best one a further name may be alike.
  private static final double NEXT_BEST = 0.2;

  private final List<String> names;

  public NearestNames(Collection<String> names) {
    this.names = List.copyOf(names);
  }

  private record Candidate(String name, double likeness) {}

  /// At most `limit` names, the likeliest first; none if nothing is near.
  public List<String> to(String name, int limit) {
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      return List.of();
    }
    List<Candidate> candidates = new ArrayList<>();
    for (String known : names) {
      double likeness = likeness(name, known);
      if (likeness >= ALIKE) {
        candidates.add(new Candidate(known, likeness));
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::likeness).reversed().thenComparing(Candidate::name));
    double best = candidates.isEmpty() ? 0 : candidates.getFirst().likeness();
    return candidates.stream()
        .takeWhile(candidate -> candidate.likeness() >= best - NEXT_BEST)
        .limit(limit)
        .map(Candidate::name)
        .toList();
  }

  /// From 0 to 1.
  private static double likeness(String name, String known) {
    String left = name.toLowerCase(Locale.ROOT);
    String right = known.toLowerCase(Locale.ROOT);
    int longest = Math.max(left.length(), right.length());
    int slips = distance(left, right);
    double spelling =
        Math.max(1 - (double) slips / longest, slips <= SLIPS && longest > 3 * SLIPS ? ALIKE : 0);
    return Math.max(spelling, Math.max(sharedWords(name, known), contained(left, right)));
  }

  /// The share of words that both have, counted twice over the words of both. A word that begins
  /// another is shared: `Auth` with `Authorization`.
  private static double sharedWords(String name, String known) {
    Set<String> left = words(name);
    Set<String> right = words(known);
    int shared = 0;
    for (String word : left) {
      if (right.stream().anyMatch(other -> begins(word, other) || begins(other, word))) {
        shared++;
      }
    }
    return 2.0 * shared / (left.size() + right.size());
  }

  private static boolean begins(String word, String other) {
    return other.equals(word) || (word.length() >= 4 && other.startsWith(word));
  }

  private static double contained(String left, String right) {
    boolean within =
        (left.length() >= 4 && right.contains(left))
            || (right.length() >= 4 && left.contains(right));
    int shortest = Math.min(left.length(), right.length());
    int longest = Math.max(left.length(), right.length());
    return within ? ALIKE + (1 - ALIKE) * shortest / longest : 0;
  }

  /// The words of a name in camel case, in lower case.
  private static Set<String> words(String name) {
    Set<String> words = new LinkedHashSet<>();
    int start = 0;
    for (int i = 1; i <= name.length(); i++) {
      boolean ends =
          i == name.length()
              || (Character.isUpperCase(name.charAt(i))
                  && !Character.isUpperCase(name.charAt(i - 1)));
      if (ends) {
        words.add(name.substring(start, i).toLowerCase(Locale.ROOT));
        start = i;
      }
    }
    return words;
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one text into the other.
  private static int distance(String left, String right) {
    int[] before = new int[right.length() + 1];
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] next = new int[right.length() + 1];
      next[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replace = row[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(replace, 1 + Math.min(row[j], next[j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        if (swapped) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      before = row;
      row = next;
    }
    return row[right.length()];
  }
}
