package io.quaymaster.iam.analysis.diagram;

import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;

/// A product of sets of values, one for each dimension that it narrows; all other dimensions are
/// free.
public final class Box {
  private final TreeMap<Integer, BitSet> sets;

  private Box(TreeMap<Integer, BitSet> sets) {
    this.sets = sets;
  }

  public static Box everything() {
    return new Box(new TreeMap<>());
  }

  /// This box with dimension `dimension` narrowed to exactly `values`.
  public Box with(int dimension, BitSet values) {
    TreeMap<Integer, BitSet> copy = new TreeMap<>(sets);
    copy.put(dimension, (BitSet) values.clone());
    return new Box(copy);
  }

  /// This box with dimension `dimension` free.
  public Box without(int dimension) {
    TreeMap<Integer, BitSet> copy = new TreeMap<>(sets);
    copy.remove(dimension);
    return new Box(copy);
  }

  /// The narrowed dimensions in their order. Not to be changed.
  public SortedMap<Integer, BitSet> sets() {
    return sets;
  }

  public boolean narrows(int dimension) {
    return sets.containsKey(dimension);
  }

  public boolean allows(int dimension, int value) {
    BitSet set = sets.get(dimension);
    return set == null || set.get(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Box that && that.sets.equals(sets);
  }

  @Override
  public int hashCode() {
    return sets.hashCode();
  }

  @Override
  public String toString() {
    return sets.toString();
  }
}
