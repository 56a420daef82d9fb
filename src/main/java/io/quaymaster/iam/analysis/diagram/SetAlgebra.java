package io.quaymaster.iam.analysis.diagram;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;

/// Sets of points as diagrams that end in `SAME` (outside) and `GAINED` (inside) alone. Points that
/// cannot occur belong to a set or not, whatever is convenient. Cost of an operation: the product
/// of the sizes of its diagrams.
public final class SetAlgebra {
  public static final int NOTHING = DiagramFactory.SAME;
  public static final int EVERYTHING = DiagramFactory.GAINED;

  private enum Operation {
    AND,
    OR,
    MINUS
  }

  private final DiagramFactory factory;
  private final List<BitSet> domains;
  private final Map<Operation, Map<Long, Integer>> known = new EnumMap<>(Operation.class);
  private final Map<Long, Boolean> knownToMeet = new HashMap<>();
  private final Map<Long, Boolean> knownWithin = new HashMap<>();

  public SetAlgebra(DiagramFactory factory, List<BitSet> domains) {
    this.factory = factory;
    this.domains = List.copyOf(domains);
    for (Operation operation : Operation.values()) {
      known.put(operation, new HashMap<>());
    }
  }

  /// The points of `diagram` that end in `leaf`.
  public int of(int diagram, int leaf) {
    return ofLeaf(diagram, leaf, new HashMap<>());
  }

  private int ofLeaf(int diagram, int leaf, Map<Integer, Integer> done) {
    if (factory.isLeaf(diagram)) {
      return diagram == leaf ? EVERYTHING : NOTHING;
    }
    Integer before = done.get(diagram);
    if (before != null) {
      return before;
    }
    Map<Integer, BitSet> children = new LinkedHashMap<>();
    for (DiagramFactory.Edge edge : factory.edges(diagram)) {
      add(children, ofLeaf(edge.child(), leaf, done), edge.values());
    }
    int result = factory.node(factory.dimension(diagram), children);
    done.put(diagram, result);
    return result;
  }

  /// The points of a box.
  public int of(Box box) {
    int result = EVERYTHING;
    for (int dimension : new ArrayList<>(box.sets().keySet()).reversed()) {
      BitSet values = (BitSet) domains.get(dimension).clone();
      values.and(box.sets().get(dimension));
      BitSet others = (BitSet) domains.get(dimension).clone();
      others.andNot(values);
      Map<Integer, BitSet> children = new LinkedHashMap<>();
      add(children, result, values);
      add(children, NOTHING, others);
      result = factory.node(dimension, children);
    }
    return result;
  }

  public int and(int one, int two) {
    return apply(Operation.AND, Math.min(one, two), Math.max(one, two));
  }

  public int or(int one, int two) {
    return apply(Operation.OR, Math.min(one, two), Math.max(one, two));
  }

  public int minus(int one, int two) {
    return apply(Operation.MINUS, one, two);
  }

  /// Whether all points of `part` belong to `set`. Makes no nodes.
  public boolean contains(int set, int part) {
    if (part == NOTHING || set == EVERYTHING || part == set) {
      return true;
    }
    if (factory.isLeaf(part) && factory.isLeaf(set)) {
      return false;
    }
    Boolean before = knownWithin.get(pair(part, set));
    if (before == null) {
      before = containsBelow(set, part);
      knownWithin.put(pair(part, set), before);
    }
    return before;
  }

  private boolean containsBelow(int set, int part) {
    int dimension = Math.min(factory.dimension(part), factory.dimension(set));
    for (DiagramFactory.Edge left : edges(part, dimension)) {
      for (DiagramFactory.Edge right : edges(set, dimension)) {
        if (left.values().intersects(right.values()) && !contains(right.child(), left.child())) {
          return false;
        }
      }
    }
    return true;
  }

  /// Whether a set holds a point: one value for each dimension.
  public boolean holds(int set, int[] point) {
    int at = set;
    while (!factory.isLeaf(at)) {
      int value = point[factory.dimension(at)];
      at =
          factory.edges(at).stream()
              .filter(edge -> edge.values().get(value))
              .mapToInt(DiagramFactory.Edge::child)
              .findFirst()
              .orElse(NOTHING);
    }
    return at == EVERYTHING;
  }

  /// Whether some point belongs to both. Makes no nodes.
  public boolean meet(int one, int two) {
    if (one == NOTHING || two == NOTHING) {
      return false;
    }
    if (one == EVERYTHING || two == EVERYTHING || one == two) {
      return true;
    }
    long key = pair(Math.min(one, two), Math.max(one, two));
    Boolean before = knownToMeet.get(key);
    if (before == null) {
      before = meetBelow(one, two);
      knownToMeet.put(key, before);
    }
    return before;
  }

  private boolean meetBelow(int one, int two) {
    int dimension = Math.min(factory.dimension(one), factory.dimension(two));
    for (DiagramFactory.Edge left : edges(one, dimension)) {
      for (DiagramFactory.Edge right : edges(two, dimension)) {
        if (left.values().intersects(right.values()) && meet(left.child(), right.child())) {
          return true;
        }
      }
    }
    return false;
  }

  private static long pair(int one, int two) {
    return ((long) one << 32) | two;
  }

  private int apply(Operation operation, int one, int two) {
    switch (operation) {
      case AND -> {
        if (one == NOTHING || two == NOTHING) {
          return NOTHING;
        }
        if (one == EVERYTHING || one == two) {
          return two;
        }
        if (two == EVERYTHING) {
          return one;
        }
      }
      case OR -> {
        if (one == EVERYTHING || two == EVERYTHING) {
          return EVERYTHING;
        }
        if (one == NOTHING || one == two) {
          return two;
        }
        if (two == NOTHING) {
          return one;
        }
      }
      case MINUS -> {
        if (one == NOTHING || two == EVERYTHING || one == two) {
          return NOTHING;
        }
        if (two == NOTHING) {
          return one;
        }
      }
    }
    Map<Long, Integer> done = Objects.requireNonNull(known.get(operation));
    Integer before = done.get(pair(one, two));
    if (before != null) {
      return before;
    }
    int dimension = Math.min(factory.dimension(one), factory.dimension(two));
    Map<Integer, BitSet> children = new LinkedHashMap<>();
    for (DiagramFactory.Edge left : edges(one, dimension)) {
      for (DiagramFactory.Edge right : edges(two, dimension)) {
        if (left.values().intersects(right.values())) {
          BitSet values = (BitSet) left.values().clone();
          values.and(right.values());
          add(children, applied(operation, left.child(), right.child()), values);
        }
      }
    }
    int result = factory.node(dimension, children);
    done.put(pair(one, two), result);
    return result;
  }

  private int applied(Operation operation, int one, int two) {
    return operation == Operation.MINUS
        ? apply(operation, one, two)
        : apply(operation, Math.min(one, two), Math.max(one, two));
  }

  private List<DiagramFactory.Edge> edges(int diagram, int dimension) {
    return factory.dimension(diagram) == dimension
        ? factory.edges(diagram)
        : List.of(new DiagramFactory.Edge(domains.get(dimension), diagram));
  }

  /// The combinations of values of the dimensions that `kept` accepts for which there are points in
  /// `others` (a set over the other dimensions) and all of them lie in `set`.
  public int forAll(int set, int others, IntPredicate kept) {
    int all = quantify(set, others, kept, true, new HashMap<>());
    return and(all, quantify(set, others, kept, false, new HashMap<>()));
  }

  /// The combinations of values of the dimensions that `kept` accepts for which some point lies in
  /// `set`.
  public int exists(int set, IntPredicate kept) {
    return quantify(set, EVERYTHING, kept, false, new HashMap<>());
  }

  private int quantify(
      int set, int others, IntPredicate kept, boolean all, Map<Long, Integer> done) {
    if (others == NOTHING) {
      return all ? EVERYTHING : NOTHING;
    }
    if (factory.isLeaf(set)) {
      return set;
    }
    long key = ((long) set << 32) | others;
    Integer before = done.get(key);
    if (before != null) {
      return before;
    }
    int dimension = Math.min(factory.dimension(set), factory.dimension(others));
    int result;
    if (kept.test(dimension)) {
      Map<Integer, BitSet> children = new LinkedHashMap<>();
      BitSet missing = (BitSet) domains.get(dimension).clone();
      for (DiagramFactory.Edge edge : edges(set, dimension)) {
        add(children, quantify(edge.child(), others, kept, all, done), edge.values());
        missing.andNot(edge.values());
      }
      // What cannot occur here may occur beside another value: it is neither for nor against.
      add(children, all ? EVERYTHING : NOTHING, missing);
      result = factory.node(dimension, children);
    } else {
      int settled = all ? NOTHING : EVERYTHING;
      result = all ? EVERYTHING : NOTHING;
      for (DiagramFactory.Edge left : edges(set, dimension)) {
        for (DiagramFactory.Edge right : edges(others, dimension)) {
          if (result != settled && left.values().intersects(right.values())) {
            int child = quantify(left.child(), right.child(), kept, all, done);
            result = all ? and(result, child) : or(result, child);
          }
        }
      }
    }
    done.put(key, result);
    return result;
  }

  /// The values of one dimension for which a set holds points.
  public BitSet values(int set, int dimension) {
    BitSet values = new BitSet();
    addValues(set, dimension, values, new BitSet());
    return values;
  }

  private void addValues(int set, int dimension, BitSet values, BitSet done) {
    if (set == NOTHING || done.get(set)) {
      return;
    }
    done.set(set);
    if (factory.dimension(set) > dimension) {
      values.or(domains.get(dimension));
      return;
    }
    for (DiagramFactory.Edge edge : factory.edges(set)) {
      if (factory.dimension(set) < dimension) {
        addValues(edge.child(), dimension, values, done);
      } else if (edge.child() != NOTHING) {
        values.or(edge.values());
      }
    }
  }

  /// How many points a set over `dimensions` (rising) has.
  public double count(int set, int[] dimensions) {
    return count(set, dimensions, 0, new HashMap<>());
  }

  private double count(int set, int[] dimensions, int at, Map<Integer, Double> done) {
    if (set == NOTHING) {
      return 0;
    }
    if (at == dimensions.length) {
      return 1;
    }
    if (factory.dimension(set) > dimensions[at]) {
      return domains.get(dimensions[at]).cardinality() * count(set, dimensions, at + 1, done);
    }
    Double before = done.get(set);
    if (before != null) {
      return before;
    }
    double sum = 0;
    for (DiagramFactory.Edge edge : factory.edges(set)) {
      sum += edge.values().cardinality() * count(edge.child(), dimensions, at + 1, done);
    }
    done.put(set, sum);
    return sum;
  }

  private static void add(Map<Integer, BitSet> children, int child, BitSet values) {
    if (!values.isEmpty()) {
      BitSet known = children.get(child);
      if (known == null) {
        children.put(child, (BitSet) values.clone());
      } else {
        known.or(values);
      }
    }
  }
}
