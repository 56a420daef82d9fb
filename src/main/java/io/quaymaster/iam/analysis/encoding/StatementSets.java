package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The statements of a document of an encoding as sets of points, to be combined in other ways than
/// one document combines them.
public final class StatementSets {
  private final Encoding encoding;
  private final SetAlgebra sets;
  private final List<Integer> known = new ArrayList<>();

  private StatementSets(
      Encoding encoding, SetAlgebra sets, int statements, @Nullable List<CodedStatement> document) {
    this.encoding = encoding;
    this.sets = sets;
    for (int i = 0; i < statements; i++) {
      known.add(SetAlgebra.NOTHING);
    }
    for (CodedStatement coded : document == null ? List.<CodedStatement>of() : document) {
      int statement = coded.statement();
      known.set(statement, sets.or(known.get(statement), of(coded)));
    }
  }

  /// Those of the earlier document, which may be missing and then has no `statements`.
  public static StatementSets ofEarlier(Encoding encoding, SetAlgebra sets, int statements) {
    return new StatementSets(encoding, sets, statements, encoding.before());
  }

  /// Those of the later document.
  public static StatementSets ofLater(Encoding encoding, SetAlgebra sets, int statements) {
    return new StatementSets(encoding, sets, statements, encoding.after());
  }

  /// The points that a statement matches, at whatever level.
  public int of(int statement) {
    return known.get(statement);
  }

  /// The requests for one action by one kind of callers.
  public int requests(CallerKind kind, String action) {
    Box box =
        Box.everything()
            .with(encoding.callers().kind.index(), encoding.callers().only(kind).values().get());
    return sets.of(encoding.withAction(box, action));
  }

  /// `point` made one of a request for an action by a kind of callers.
  public int[] request(int[] point, CallerKind kind, String action) {
    int[] request = point.clone();
    request[encoding.callers().kind.index()] =
        encoding.callers().only(kind).values().get().nextSetBit(0);
    request[encoding.actions().index()] =
        encoding.actions().where(known -> known.id().equals(action)).nextSetBit(0);
    return request;
  }

  private int of(CodedStatement coded) {
    int all = SetAlgebra.EVERYTHING;
    for (Constraint constraint : coded.constraints()) {
      int any = SetAlgebra.NOTHING;
      for (List<Term> box : constraint.boxes()) {
        any = sets.or(any, of(box));
      }
      all = constraint.positive() ? sets.and(all, any) : sets.minus(all, any);
    }
    return all;
  }

  private int of(List<Term> terms) {
    Box box = Box.everything();
    for (Term term : terms) {
      int dimension = term.dimension().index();
      BitSet values = (BitSet) term.values().get().clone();
      if (box.narrows(dimension)) {
        values.and(Objects.requireNonNull(box.sets().get(dimension)));
      }
      box = box.with(dimension, values);
    }
    return sets.of(box);
  }
}
