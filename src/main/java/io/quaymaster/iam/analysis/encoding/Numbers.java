package io.quaymaster.iam.analysis.encoding;

import java.util.Arrays;

/// A list of numbers that is a key of maps: compared by what it holds, its hash kept.
final class Numbers {
  private static final int MIX = 0x9E37_79B1;

  static final Numbers NONE = new Numbers(new int[0]);

  private final int[] items;
  private final int hash;

  private Numbers(int[] items) {
    this.items = items;
    int mixed = items.length;
    for (int item : items) {
      mixed = (mixed ^ item) * MIX;
      mixed ^= mixed >>> 15;
    }
    this.hash = mixed;
  }

  /// The first `size` of `items`.
  static Numbers of(int[] items, int size) {
    return size == 0 ? NONE : new Numbers(Arrays.copyOf(items, size));
  }

  /// The first `size` of `items`, each once and in rising order.
  static Numbers sorted(int[] items, int size) {
    if (size == 0) {
      return NONE;
    }
    int[] sorted = Arrays.copyOf(items, size);
    Arrays.sort(sorted);
    int distinct = 1;
    for (int i = 1; i < size; i++) {
      if (sorted[i] != sorted[i - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    return new Numbers(distinct == size ? sorted : Arrays.copyOf(sorted, distinct));
  }

  int size() {
    return items.length;
  }

  boolean isEmpty() {
    return items.length == 0;
  }

  int get(int index) {
    return items[index];
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Numbers that && that.hash == hash && Arrays.equals(that.items, items));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return Arrays.toString(items);
  }
}
