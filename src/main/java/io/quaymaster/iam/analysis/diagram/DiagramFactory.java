package io.quaymaster.iam.analysis.diagram;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Makes diagrams and owns their nodes. A diagram is an int: one of the three leaves, or a node. A
/// node reads one dimension and has an edge for each value that can occur there; a value without an
/// edge cannot occur, and nothing is said about it. Nodes all of whose values lead to the same
/// place do not exist.
public final class DiagramFactory {
  public static final int SAME = 0;
  public static final int GAINED = 1;
  public static final int LOST = 2;

  private static final int LEAVES = 3;

  /// The values of one node that lead to `child`.
  public record Edge(BitSet values, int child) {}

  /// A node, its hash kept.
  private record Node(int dimension, List<Edge> edges, int hash) {
    static Node of(int dimension, List<Edge> edges) {
      int hash = dimension;
      for (Edge edge : edges) {
        hash = (31 * hash + edge.child) * 31 + edge.values.hashCode();
      }
      return new Node(dimension, edges, hash);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Node that
          && hash == that.hash
          && dimension == that.dimension
          && edges.equals(that.edges);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private final List<Node> nodes = new ArrayList<>();
  private final Map<Node, Integer> table = new HashMap<>();
  private final List<BitSet> domains;
  private final int limit;

  /// A factory for dimensions with these values that throws [NodeLimit] rather than hold more than
  /// `limit` nodes.
  public DiagramFactory(List<BitSet> domains, int limit) {
    this.domains = List.copyOf(domains);
    this.limit = limit;
  }

  public int size() {
    return nodes.size();
  }

  public boolean isLeaf(int diagram) {
    return diagram < LEAVES;
  }

  /// The dimension that the root of `diagram` reads; `Integer.MAX_VALUE` for a leaf.
  public int dimension(int diagram) {
    return isLeaf(diagram) ? Integer.MAX_VALUE : nodes.get(diagram - LEAVES).dimension();
  }

  public List<Edge> edges(int diagram) {
    return isLeaf(diagram) ? List.of() : nodes.get(diagram - LEAVES).edges();
  }

  /// The node that reads `dimension` and goes on as `children` tells for each value; values may be
  /// missing. Without any value it is `SAME`.
  public int node(int dimension, Map<Integer, BitSet> children) {
    if (children.isEmpty()) {
      return SAME;
    }
    if (children.size() == 1) {
      Map.Entry<Integer, BitSet> only = children.entrySet().iterator().next();
      if (only.getKey() == SAME || only.getValue().equals(domains.get(dimension))) {
        return only.getKey();
      }
    }
    List<Edge> edges = new ArrayList<>();
    children.forEach((child, values) -> edges.add(new Edge(values, child)));
    edges.sort((a, b) -> Integer.compare(a.values().nextSetBit(0), b.values().nextSetBit(0)));
    Node node = Node.of(dimension, List.copyOf(edges));
    Integer known = table.get(node);
    if (known != null) {
      return known;
    }
    if (nodes.size() >= limit) {
      throw new NodeLimit(limit);
    }
    nodes.add(node);
    int id = nodes.size() - 1 + LEAVES;
    table.put(node, id);
    return id;
  }

  /// Whether some point of `box` ends in `leaf`. A box without any point that can occur meets
  /// nothing.
  public boolean meets(Box box, int diagram, int leaf) {
    return meets(box, diagram, leaf, new HashMap<>());
  }

  private boolean meets(Box box, int diagram, int leaf, Map<Integer, Boolean> known) {
    if (isLeaf(diagram)) {
      return diagram == leaf;
    }
    Boolean before = known.get(diagram);
    if (before != null) {
      return before;
    }
    Node node = nodes.get(diagram - LEAVES);
    BitSet allowed = box.sets().get(node.dimension());
    boolean some = false;
    for (Edge edge : node.edges()) {
      if ((allowed == null || allowed.intersects(edge.values()))
          && meets(box, edge.child(), leaf, known)) {
        some = true;
        break;
      }
    }
    known.put(diagram, some);
    return some;
  }

  /// Tells which diagrams lead to `leaf`. Cost: each node once, however many are asked about.
  public IntPredicate leadingTo(int leaf) {
    BitSet looked = new BitSet();
    BitSet leading = new BitSet();
    return diagram -> leads(diagram, leaf, looked, leading);
  }

  private boolean leads(int diagram, int leaf, BitSet looked, BitSet leading) {
    if (isLeaf(diagram)) {
      return diagram == leaf;
    }
    if (!looked.get(diagram)) {
      looked.set(diagram);
      for (Edge edge : nodes.get(diagram - LEAVES).edges()) {
        if (leads(edge.child(), leaf, looked, leading)) {
          leading.set(diagram);
          break;
        }
      }
    }
    return leading.get(diagram);
  }

  /// A path to `leaf` as a box: what the nodes on the way allow. Of several edges it takes the
  /// first that leads there, in the order of `cost` of their cheapest value.
  public Optional<Box> path(int diagram, int leaf, ValueCost cost) {
    IntPredicate leads = leadingTo(leaf);
    if (!leads.test(diagram)) {
      return Optional.empty();
    }
    Box box = Box.everything();
    int at = diagram;
    while (!isLeaf(at)) {
      Node node = nodes.get(at - LEAVES);
      Edge best = null;
      int bestCost = Integer.MAX_VALUE;
      for (Edge edge : node.edges()) {
        if (leads.test(edge.child())) {
          int edgeCost = cheapest(node.dimension(), edge.values(), cost);
          if (best == null || edgeCost < bestCost) {
            best = edge;
            bestCost = edgeCost;
          }
        }
      }
      if (best == null) {
        return Optional.empty();
      }
      box = box.with(node.dimension(), best.values());
      at = best.child();
    }
    return Optional.of(box);
  }

  private static int cheapest(int dimension, BitSet values, ValueCost cost) {
    int cheapest = Integer.MAX_VALUE;
    for (int value = values.nextSetBit(0); value >= 0; value = values.nextSetBit(value + 1)) {
      cheapest = Math.min(cheapest, cost.of(dimension, value));
    }
    return cheapest;
  }

  /// How far a value is from being plain; smaller is plainer.
  public interface ValueCost {
    int of(int dimension, int value);
  }
}
