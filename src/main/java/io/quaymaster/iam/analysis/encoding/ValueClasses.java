package io.quaymaster.iam.analysis.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// The values of one dimension in classes, which become finer with each thing that tells values
/// apart. Cost of a refinement: the values.
final class ValueClasses {
  private static final int UNKNOWN = -1;

  private final int[] classOf;
  private int classes = 1;

  /// All values in one class.
  ValueClasses(int values) {
    classOf = new int[values];
  }

  /// Tells every value from every other.
  void refineFully() {
    for (int value = 0; value < classOf.length; value++) {
      classOf[value] = value;
    }
    classes = classOf.length;
  }

  /// Tells the values in `set` from the others.
  void refine(BitSet set) {
    int[] moved = new int[classes];
    Arrays.fill(moved, UNKNOWN);
    for (int value = set.nextSetBit(0); value >= 0; value = set.nextSetBit(value + 1)) {
      int old = classOf[value];
      if (moved[old] == UNKNOWN) {
        moved[old] = classes++;
      }
      classOf[value] = moved[old];
    }
  }

  /// Tells values apart for which `labels` differ.
  void refine(int[] labels) {
    int[] first = new int[classes];
    boolean[] seen = new boolean[classes];
    List<int[]> split = new ArrayList<>();
    for (int value = 0; value < classOf.length; value++) {
      int old = classOf[value];
      if (!seen[old]) {
        seen[old] = true;
        first[old] = labels[value];
      } else if (labels[value] != first[old]) {
        classOf[value] = split(old, labels[value], split);
      }
    }
  }

  private int split(int old, int label, List<int[]> split) {
    for (int[] known : split) {
      if (known[0] == old && known[1] == label) {
        return known[2];
      }
    }
    split.add(new int[] {old, label, classes});
    return classes++;
  }

  /// The classes of the values in `domain`, by their first values.
  List<BitSet> within(BitSet domain) {
    BitSet[] found = new BitSet[classes];
    List<BitSet> inOrder = new ArrayList<>();
    for (int value = domain.nextSetBit(0); value >= 0; value = domain.nextSetBit(value + 1)) {
      BitSet own = found[classOf[value]];
      if (own == null) {
        own = new BitSet(classOf.length);
        found[classOf[value]] = own;
        inOrder.add(own);
      }
      own.set(value);
    }
    return inOrder;
  }
}
