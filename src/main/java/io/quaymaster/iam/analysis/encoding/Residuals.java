package io.quaymaster.iam.analysis.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private record Rest(boolean positive, Numbers rows) {}

  /// What is left of a statement.
  record Remainder(boolean deny, int level, Numbers constraints) {}

  /// What rows have in common that become one where either is enough.
  private record Kind(int dimension, int rest) {}

  private final List<Row> rows = new ArrayList<>();
  private final Map<Kind, Integer> kinds = new HashMap<>();
  private int[] kindOfRow = new int[64];
  private final Map<Row, Integer> rowNumbers = new HashMap<>();
  private final List<Rest> rests = new ArrayList<>();
  private final Map<Rest, Integer> restNumbers = new HashMap<>();
  private final List<Remainder> remainders = new ArrayList<>();
  private final Map<Remainder, Integer> numbers = new HashMap<>();
  private final Map<Constraint, Integer> constraintNumbers = new IdentityHashMap<>();

  /// For each remainder the next dimension that it asks of, and what is left for each value there
  /// (null until asked).
  private int[] nextDimensions = new int[64];

  private int[] @Nullable [] steps = new int[64][];

  private final int[] sizes;

  Residuals(List<Dimension> dimensions) {
    this.sizes = new int[dimensions.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = dimensions.get(i).size();
    }
  }

  Remainder remainder(int number) {
    return remainders.get(number);
  }

  boolean denies(int number) {
    return remainders.get(number).deny();
  }

  /// The number of a whole statement, or `DEAD` or `MATCHED`.
  int of(CodedStatement statement) {
    int[] constraints = new int[statement.constraints().size()];
    int size = 0;
    for (Constraint constraint : statement.constraints()) {
      int number = of(constraint);
      if (number == NEVER) {
        return DEAD;
      }
      if (number != ALWAYS) {
        constraints[size++] = number;
      }
    }
    return number(statement.deny(), statement.level(), Numbers.sorted(constraints, size));
  }

  private int of(Constraint constraint) {
    Integer known = constraintNumbers.get(constraint);
    if (known == null) {
      known = made(constraint);
      constraintNumbers.put(constraint, known);
    }
    return known;
  }

  private int made(Constraint constraint) {
    int[] alternatives = new int[constraint.boxes().size()];
    int size = 0;
    for (List<Term> box : constraint.boxes()) {
      int row = row(box);
      if (row != NEVER) {
        alternatives[size++] = row;
      }
    }
    return rest(constraint.positive(), alternatives, size);
  }

  /// A row that asks what all of `box` do, its dimensions rising; `NEVER` if no value does.
  private int row(List<Term> box) {
    Dimension[] asked = new Dimension[box.size()];
    BitSet[] sets = new BitSet[box.size()];
    int size = 0;
    for (Term term : box) {
      BitSet values = term.values().get();
      int at = 0;
      while (at < size && asked[at].index() < term.dimension().index()) {
        at++;
      }
      if (at < size && asked[at] == term.dimension()) {
        values = (BitSet) values.clone();
        values.and(sets[at]);
      } else {
        System.arraycopy(asked, at, asked, at + 1, size - at);
        System.arraycopy(sets, at, sets, at + 1, size - at);
        asked[at] = term.dimension();
        size++;
      }
      if (values.isEmpty()) {
        return NEVER;
      }
      sets[at] = values;
    }
    int row = ALWAYS;
    for (int i = size - 1; i >= 0; i--) {
      int dimension = asked[i].index();
      if (sets[i].cardinality() != sizes[dimension]) {
        row = row(new Row(dimension, sets[i], row));
      }
    }
    return row;
  }

  private int row(Row row) {
    Integer known = rowNumbers.putIfAbsent(row, rows.size());
    if (known != null) {
      return known;
    }
    int number = rows.size();
    rows.add(row);
    if (number == kindOfRow.length) {
      kindOfRow = Arrays.copyOf(kindOfRow, 2 * number);
    }
    kindOfRow[number] =
        kinds.computeIfAbsent(new Kind(row.dimension, row.rest), kind -> kinds.size());
    return number;
  }

  /// A constraint of the first `size` of these rows. Rows that differ in their first dimension only
  /// become one.
  private int rest(boolean positive, int[] alternatives, int size) {
    int[] merged = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (alternatives[i] == ALWAYS) {
        return positive ? ALWAYS : NEVER;
      }
      if (isFirstOfItsKind(alternatives, i)) {
        int number = mergedWithLater(alternatives, i, size);
        if (number == ALWAYS) {
          return positive ? ALWAYS : NEVER;
        }
        merged[count++] = number;
      }
    }
    if (count == 0) {
      return positive ? NEVER : ALWAYS;
    }
    Rest rest = new Rest(positive, Numbers.sorted(merged, count));
    Integer known = restNumbers.putIfAbsent(rest, rests.size());
    if (known != null) {
      return known;
    }
    rests.add(rest);
    return rests.size() - 1;
  }

  private boolean areAlike(int one, int other) {
    return kindOfRow[one] == kindOfRow[other];
  }

  private boolean isFirstOfItsKind(int[] alternatives, int at) {
    for (int i = 0; i < at; i++) {
      if (areAlike(alternatives[i], alternatives[at])) {
        return false;
      }
    }
    return true;
  }

  private int mergedWithLater(int[] alternatives, int at, int size) {
    Row row = rows.get(alternatives[at]);
    BitSet values = null;
    for (int i = at + 1; i < size; i++) {
      if (alternatives[i] != ALWAYS && areAlike(alternatives[i], alternatives[at])) {
        values = values == null ? (BitSet) row.values.clone() : values;
        values.or(rows.get(alternatives[i]).values);
      }
    }
    if (values == null) {
      return alternatives[at];
    }
    return values.cardinality() == sizes[row.dimension]
        ? row.rest
        : row(new Row(row.dimension, values, row.rest));
  }

  private int number(boolean deny, int level, Numbers constraints) {
    if (constraints.isEmpty() && (deny || level == CodedStatement.DIRECT)) {
      return MATCHED;
    }
    Remainder remainder = new Remainder(deny, level, constraints);
    Integer known = numbers.putIfAbsent(remainder, remainders.size());
    if (known != null) {
      return known;
    }
    int number = remainders.size();
    remainders.add(remainder);
    if (number == steps.length) {
      steps = Arrays.copyOf(steps, 2 * number);
      nextDimensions = Arrays.copyOf(nextDimensions, 2 * number);
    }
    nextDimensions[number] = next(constraints);
    return number;
  }

  private int next(Numbers constraints) {
    int next = Integer.MAX_VALUE;
    for (int i = 0; i < constraints.size(); i++) {
      Numbers alternatives = rests.get(constraints.get(i)).rows;
      for (int j = 0; j < alternatives.size(); j++) {
        next = Math.min(next, rows.get(alternatives.get(j)).dimension);
      }
    }
    return next;
  }

  /// The next dimension that a statement asks of; `Integer.MAX_VALUE` for none.
  int nextDimension(int number) {
    return nextDimensions[number];
  }

  /// What is left of a statement for each value of the next dimension that it asks of.
  int[] step(int number) {
    int[] known = steps[number];
    if (known == null) {
      known = stepped(number);
      steps[number] = known;
    }
    return known;
  }

  /// What is left of a statement for `value` of `dimension`.
  int step(int number, int dimension, int value) {
    return nextDimensions[number] == dimension ? step(number)[value] : number;
  }

  /// Values that are in the same rows leave the same, so one of each class is looked at.
  private int[] stepped(int number) {
    int dimension = nextDimensions[number];
    Remainder remainder = remainders.get(number);
    ValueClasses classes = new ValueClasses(sizes[dimension]);
    for (int i = 0; i < remainder.constraints.size(); i++) {
      Numbers alternatives = rests.get(remainder.constraints.get(i)).rows;
      for (int j = 0; j < alternatives.size(); j++) {
        Row row = rows.get(alternatives.get(j));
        if (row.dimension == dimension) {
          classes.refine(row.values);
        }
      }
    }
    BitSet all = new BitSet(sizes[dimension]);
    all.set(0, sizes[dimension]);
    int[] next = new int[sizes[dimension]];
    for (BitSet same : classes.within(all)) {
      int left = step(remainder, dimension, same.nextSetBit(0));
      for (int value = same.nextSetBit(0); value >= 0; value = same.nextSetBit(value + 1)) {
        next[value] = left;
      }
    }
    return next;
  }

  private int step(Remainder remainder, int dimension, int value) {
    int[] left = new int[remainder.constraints.size()];
    int size = 0;
    for (int i = 0; i < remainder.constraints.size(); i++) {
      int next = stepOfRest(remainder.constraints.get(i), dimension, value);
      if (next == NEVER) {
        return DEAD;
      }
      if (next != ALWAYS) {
        left[size++] = next;
      }
    }
    return number(remainder.deny, remainder.level, Numbers.sorted(left, size));
  }

  private int stepOfRest(int number, int dimension, int value) {
    Rest rest = rests.get(number);
    int[] alternatives = new int[rest.rows.size()];
    int size = 0;
    boolean moved = false;
    for (int i = 0; i < alternatives.length; i++) {
      Row row = rows.get(rest.rows.get(i));
      if (row.dimension != dimension) {
        alternatives[size++] = rest.rows.get(i);
      } else {
        moved = true;
        if (row.values.get(value)) {
          alternatives[size++] = row.rest;
        }
      }
    }
    return moved ? rest(rest.positive, alternatives, size) : number;
  }
}
