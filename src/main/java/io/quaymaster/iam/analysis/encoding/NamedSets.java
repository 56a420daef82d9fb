package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/// What documents write, as sets.
final class NamedSets {
  private NamedSets() {}

  /// The union of boxes, by the dimensions that `kept` accepts alone.
  static int of(SetAlgebra sets, List<List<Term>> boxes, IntPredicate kept) {
    int all = SetAlgebra.NOTHING;
    for (List<Term> terms : boxes) {
      Box box = Box.everything();
      for (Term term : terms) {
        int dimension = term.dimension().index();
        if (kept.test(dimension)) {
          BitSet values = (BitSet) term.values().get().clone();
          BitSet narrowed = box.sets().get(dimension);
          if (narrowed != null) {
            values.and(narrowed);
          }
          box = box.with(dimension, values);
        }
      }
      boolean empty = box.sets().values().stream().anyMatch(BitSet::isEmpty);
      all = empty ? all : sets.or(all, sets.of(box));
    }
    return all;
  }
}
