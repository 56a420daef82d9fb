package io.quaymaster.iam.analysis.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is left of statements when the first dimensions of a request are known. Equal remainders
/// are one number, so statements that were split, merged or written in another order become the
/// same as soon as they mean the same.
final class Residuals {
  /// A statement that can no longer match.
  static final int DEAD = -1;

  /// A statement that matches.
  static final int MATCHED = -2;

  private static final int NEVER = -1;
  private static final int ALWAYS = -2;

  /// One row of a constraint: what it asks of `dimension`, and the row of what it asks of later
  /// ones (-2: nothing).
  private record Row(int dimension, BitSet values, int rest) {}

  /// A constraint: some (`positive`) or none of these rows.
  private record Rest(boolean positive, List<Integer> rows) {}

  /// What is left of a statement.
  record Remainder(boolean deny, int level, List<Integer> constraints) {}

  private final List<Row> rows = new ArrayList<>();
  private final Map<Row, Integer> rowNumbers = new HashMap<>();
  private final List<Rest> rests = new ArrayList<>();
  private final Map<Rest, Integer> restNumbers = new HashMap<>();
  private final List<Remainder> remainders = new ArrayList<>();
  private final Map<Remainder, Integer> numbers = new HashMap<>();
  private final Map<Long, int[]> steps = new HashMap<>();
  private final List<Dimension> dimensions;

  Residuals(List<Dimension> dimensions) {
    this.dimensions = dimensions;
  }

  Remainder remainder(int number) {
    return remainders.get(number);
  }

  /// The number of a whole statement, or `DEAD` or `MATCHED`.
  int of(CodedStatement statement) {
    List<Integer> constraints = new ArrayList<>();
    for (Constraint constraint : statement.constraints()) {
      int number = of(constraint);
      if (number == NEVER) {
        return DEAD;
      }
      if (number != ALWAYS) {
        constraints.add(number);
      }
    }
    return number(statement.deny(), statement.level(), constraints);
  }

  private int of(Constraint constraint) {
    List<Integer> alternatives = new ArrayList<>();
    for (List<Term> box : constraint.boxes()) {
      TreeMap<Integer, BitSet> sets = new TreeMap<>();
      boolean empty = false;
      for (Term term : box) {
        BitSet values = (BitSet) term.values().get().clone();
        BitSet narrowed = sets.get(term.dimension().index());
        if (narrowed != null) {
          values.and(narrowed);
        }
        sets.put(term.dimension().index(), values);
        empty |= values.isEmpty();
      }
      if (!empty) {
        alternatives.add(row(sets));
      }
    }
    return rest(constraint.positive(), alternatives);
  }

  private int row(TreeMap<Integer, BitSet> sets) {
    int at = ALWAYS;
    for (Map.Entry<Integer, BitSet> entry : sets.descendingMap().entrySet()) {
      boolean all = entry.getValue().cardinality() == dimensions.get(entry.getKey()).size();
      if (!all) {
        Row row = new Row(entry.getKey(), entry.getValue(), at);
        Integer known = rowNumbers.get(row);
        if (known == null) {
          known = rows.size();
          rows.add(row);
          rowNumbers.put(row, known);
        }
        at = known;
      }
    }
    return at;
  }

  /// A constraint of these rows. Rows that differ in their first dimension only become one.
  private int rest(boolean positive, List<Integer> alternatives) {
    if (alternatives.contains(ALWAYS)) {
      return positive ? ALWAYS : NEVER;
    }
    Map<Long, BitSet> merged = new TreeMap<>();
    for (int number : alternatives) {
      Row row = rows.get(number);
      merged
          .computeIfAbsent(
              ((long) row.dimension << 32) | (row.rest & 0xffffffffL), k -> new BitSet())
          .or(row.values);
    }
    List<Integer> sorted = new ArrayList<>();
    for (Map.Entry<Long, BitSet> entry : merged.entrySet()) {
      int dimension = (int) (entry.getKey() >> 32);
      int after = (int) (long) entry.getKey();
      if (entry.getValue().cardinality() == dimensions.get(dimension).size()) {
        if (after == ALWAYS) {
          return positive ? ALWAYS : NEVER;
        }
        sorted.add(after);
      } else {
        Row row = new Row(dimension, entry.getValue(), after);
        Integer known = rowNumbers.get(row);
        if (known == null) {
          known = rows.size();
          rows.add(row);
          rowNumbers.put(row, known);
        }
        sorted.add(known);
      }
    }
    if (sorted.isEmpty()) {
      return positive ? NEVER : ALWAYS;
    }
    List<Integer> distinct = sorted.stream().distinct().sorted().toList();
    Rest rest = new Rest(positive, distinct);
    Integer known = restNumbers.get(rest);
    if (known == null) {
      known = rests.size();
      rests.add(rest);
      restNumbers.put(rest, known);
    }
    return known;
  }

  private int number(boolean deny, int level, List<Integer> constraints) {
    if (constraints.isEmpty() && (deny || level == CodedStatement.DIRECT)) {
      return MATCHED;
    }
    Remainder remainder =
        new Remainder(deny, level, constraints.stream().distinct().sorted().toList());
    Integer known = numbers.get(remainder);
    if (known == null) {
      known = remainders.size();
      remainders.add(remainder);
      numbers.put(remainder, known);
    }
    return known;
  }

  /// The next dimension that a statement asks of; `Integer.MAX_VALUE` for none.
  int nextDimension(int number) {
    int next = Integer.MAX_VALUE;
    for (int rest : remainders.get(number).constraints()) {
      for (int row : rests.get(rest).rows()) {
        next = Math.min(next, rows.get(row).dimension());
      }
    }
    return next;
  }

  /// What is left of a statement for each value of `dimension`.
  int[] step(int number, int dimension) {
    long key = ((long) number << 32) | dimension;
    int[] known = steps.get(key);
    if (known != null) {
      return known;
    }
    int size = dimensions.get(dimension).size();
    int[] next = new int[size];
    if (nextDimension(number) != dimension) {
      Arrays.fill(next, number);
    } else {
      Remainder remainder = remainders.get(number);
      for (int value = 0; value < size; value++) {
        next[value] = step(remainder, dimension, value);
      }
    }
    steps.put(key, next);
    return next;
  }

  private int step(Remainder remainder, int dimension, int value) {
    List<Integer> left = new ArrayList<>();
    for (int constraint : remainder.constraints()) {
      Rest rest = rests.get(constraint);
      List<Integer> alternatives = new ArrayList<>();
      for (int number : rest.rows()) {
        Row row = rows.get(number);
        if (row.dimension != dimension) {
          alternatives.add(number);
        } else if (row.values.get(value)) {
          alternatives.add(row.rest);
        }
      }
      int next = rest(rest.positive(), alternatives);
      if (next == NEVER) {
        return DEAD;
      }
      if (next != ALWAYS) {
        left.add(next);
      }
    }
    return number(remainder.deny(), remainder.level(), left);
  }
}
