package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/// Finds the point of a diagram that makes the plainest request.
public final class PlainestPoint {
  private static final int NONE = -1;

  private final Encoding encoding;
  private final DiagramFactory factory;
  private final List<BitSet> domains;

  public PlainestPoint(Encoding encoding, DiagramFactory factory) {
    this.encoding = encoding;
    this.factory = factory;
    this.domains = encoding.domains(false);
  }

  /// One value for each dimension, each the plainest that still leads to `leaf`, which some point
  /// of `diagram` has to.
  public int[] of(int diagram, int leaf) {
    IntPredicate leads = factory.leadingTo(leaf);
    int[] values = new int[encoding.dimensions().size()];
    int at = diagram;
    for (int dimension = 0; dimension < values.length; dimension++) {
      if (factory.dimension(at) > dimension) {
        values[dimension] = plainest(dimension, domains.get(dimension), values);
        continue;
      }
      int best = Integer.MAX_VALUE;
      int next = at;
      for (DiagramFactory.Edge edge : factory.edges(at)) {
        int value = leads.test(edge.child()) ? plainest(dimension, edge.values(), values) : NONE;
        if (value != NONE && encoding.cost(dimension, value, values) < best) {
          best = encoding.cost(dimension, value, values);
          values[dimension] = value;
          next = edge.child();
        }
      }
      at = next;
    }
    return values;
  }

  private int plainest(int dimension, BitSet among, int[] earlier) {
    int plainest = NONE;
    int least = Integer.MAX_VALUE;
    for (int value = among.nextSetBit(0); value >= 0; value = among.nextSetBit(value + 1)) {
      if (encoding.possible(dimension, earlier, value)) {
        int cost = encoding.cost(dimension, value, earlier);
        if (plainest == NONE || cost < least) {
          plainest = value;
          least = cost;
        }
      }
    }
    return plainest;
  }
}
