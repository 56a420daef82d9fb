package io.quaymaster.console.comparison;

import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which statement of one text became which of the other. The order of statements means nothing to
/// AWS, so one that moved is shown as moved, and not as taken out here and put in there.
public final class StatementAlignment {
  /// Statements that have less in common are two.
  private static final double ALIKE = 0.5;

  private StatementAlignment() {}

  /// One statement on both sides, or on one alone.
  ///
  /// @param before its index in the earlier text, or null if it was added
  /// @param after its index in the later text, or null if it was removed
  /// @param same whether both say the same, however they are spelt
  /// @param moved whether it changed its place among those that stayed in order
  public record Pair(
      @Nullable Integer before, @Nullable Integer after, boolean same, boolean moved) {}

  /// All statements in the order of the later text; those that were removed stand where they were.
  public static List<Pair> of(Policy before, Policy after) {
    List<Statement> old = before.statements();
    List<Statement> next = after.statements();
    int[] match = new int[next.size()];
    Arrays.fill(match, -1);
    boolean[] taken = new boolean[old.size()];
    pairEqual(old, next, match, taken);
    pairBySid(old, next, match, taken);
    pairAlike(old, next, match, taken);
    return pairs(old, next, match, taken);
  }

  private static void pairEqual(
      List<Statement> old, List<Statement> next, int[] match, boolean[] taken) {
    for (int a = 0; a < next.size(); a++) {
      for (int b = 0; b < old.size() && match[a] < 0; b++) {
        if (!taken[b] && old.get(b).equals(next.get(a))) {
          match[a] = b;
          taken[b] = true;
        }
      }
    }
  }

  private static void pairBySid(
      List<Statement> old, List<Statement> next, int[] match, boolean[] taken) {
    for (int a = 0; a < next.size(); a++) {
      String sid = next.get(a).sid();
      for (int b = 0; b < old.size() && match[a] < 0; b++) {
        if (!taken[b] && sid != null && sid.equals(old.get(b).sid())) {
          match[a] = b;
          taken[b] = true;
        }
      }
    }
  }

  /// The two that are most alike come first.
  private static void pairAlike(
      List<Statement> old, List<Statement> next, int[] match, boolean[] taken) {
    List<Set<Object>> oldParts = old.stream().map(StatementAlignment::parts).toList();
    List<Set<Object>> nextParts = next.stream().map(StatementAlignment::parts).toList();
    while (true) {
      double best = ALIKE;
      int bestBefore = -1;
      int bestAfter = -1;
      for (int a = 0; a < next.size(); a++) {
        for (int b = 0; b < old.size() && match[a] < 0; b++) {
          double likeness =
              taken[b] || old.get(b).effect() != next.get(a).effect()
                  ? 0
                  : likeness(oldParts.get(b), nextParts.get(a));
          if (likeness > best) {
            best = likeness;
            bestBefore = b;
            bestAfter = a;
          }
        }
      }
      if (bestBefore < 0) {
        return;
      }
      match[bestAfter] = bestBefore;
      taken[bestBefore] = true;
    }
  }

  private static Set<Object> parts(Statement statement) {
    Set<Object> parts = new HashSet<>();
    statement.action().patterns().stream().map(ActionPattern::text).forEach(parts::add);
    parts.add(statement.principal());
    parts.add(statement.resource());
    parts.addAll(statement.conditions());
    return parts;
  }

  private static double likeness(Set<Object> one, Set<Object> other) {
    long common = one.stream().filter(other::contains).count();
    return (double) common / Math.max(1, one.size() + other.size() - common);
  }

  private static List<Pair> pairs(
      List<Statement> old, List<Statement> next, int[] match, boolean[] taken) {
    boolean[] ordered = longestInOrder(match);
    List<Pair> pairs = new ArrayList<>();
    int b = 0;
    for (int a = 0; a < next.size(); a++) {
      if (match[a] >= 0 && ordered[a]) {
        for (; b < match[a]; b++) {
          addRemoved(b, taken, pairs);
        }
      }
      pairs.add(
          match[a] < 0
              ? new Pair(null, a, false, false)
              : new Pair(match[a], a, old.get(match[a]).equals(next.get(a)), !ordered[a]));
    }
    for (; b < old.size(); b++) {
      addRemoved(b, taken, pairs);
    }
    return pairs;
  }

  private static void addRemoved(int index, boolean[] taken, List<Pair> pairs) {
    if (!taken[index]) {
      pairs.add(new Pair(index, null, false, false));
    }
  }

  /// The most statements that kept their order among each other.
  private static boolean[] longestInOrder(int[] match) {
    int[] length = new int[match.length];
    int[] previous = new int[match.length];
    int last = -1;
    for (int a = 0; a < match.length; a++) {
      previous[a] = -1;
      length[a] = match[a] < 0 ? 0 : 1;
      for (int c = 0; c < a && match[a] >= 0; c++) {
        if (match[c] >= 0 && match[c] < match[a] && length[c] + 1 > length[a]) {
          length[a] = length[c] + 1;
          previous[a] = c;
        }
      }
      if (match[a] >= 0 && (last < 0 || length[a] > length[last])) {
        last = a;
      }
    }
    boolean[] ordered = new boolean[match.length];
    for (; last >= 0; last = previous[last]) {
      ordered[last] = true;
    }
    return ordered;
  }
}
