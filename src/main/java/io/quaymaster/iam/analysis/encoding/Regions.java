package io.quaymaster.iam.analysis.encoding;

import static java.util.Objects.requireNonNull;

import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import io.quaymaster.iam.analysis.encoding.Dimension.Label;
import io.quaymaster.iam.analysis.encoding.Dimension.Meaning;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Covers the part of a diagram that ends in one leaf with few, large boxes: start at a plain
/// point, widen one dimension after the other as far as the box stays within, take it away, repeat;
/// then drop what the others cover.
public final class Regions {
  /// What was found; `complete` is false if the limit was reached first.
  public record Cover(List<Box> boxes, boolean complete) {}

  private final Encoding encoding;
  private final DiagramFactory factory;
  private final List<BitSet> domains;
  private final int diagram;
  private final int leaf;

  public Regions(Encoding encoding, DiagramFactory factory, int diagram, int leaf) {
    this.encoding = encoding;
    this.factory = factory;
    this.domains = encoding.domains(false);
    this.diagram = diagram;
    this.leaf = leaf;
  }

  /// At most `limit` boxes that together are the whole part, if so many suffice.
  public Cover cover(int limit) {
    List<Box> boxes = new ArrayList<>();
    int rest = diagram;
    boolean complete = true;
    while (true) {
      Optional<Box> path = factory.path(rest, leaf, this::cost);
      if (path.isEmpty()) {
        break;
      }
      if (boxes.size() >= limit) {
        complete = false;
        break;
      }
      Box box = widen(path.get());
      boxes.add(box);
      rest = factory.minus(rest, box);
    }
    return new Cover(withoutCovered(boxes), complete);
  }

  private int cost(int dimension, int value) {
    return encoding.dimensions().get(dimension).cost(value);
  }

  private Box widen(Box path) {
    Box box = path;
    List<Integer> order = new ArrayList<>(path.sets().keySet());
    order.sort(
        Comparator.comparingInt(dimension -> widenFirst(encoding.dimensions().get(dimension))));
    for (int dimension : order) {
      boolean kind = encoding.dimensions().get(dimension).meaning() == Meaning.KIND;
      if (!(kind && namesSomebody(box))) {
        box = widen(box, dimension);
      }
    }
    return box;
  }

  /// Whether the box narrows names, which belong to one kind of callers: others would carry the
  /// exception in vain.
  private boolean namesSomebody(Box box) {
    return box.sets().keySet().stream()
        .map(dimension -> encoding.dimensions().get(dimension).meaning())
        .anyMatch(meaning ->
            switch (meaning) {
              case USER_NAME,
                  ROLE_NAME,
                  SESSION_NAME,
                  FEDERATED_NAME,
                  FEDERATING_USER,
                  SERVICE_NAME ->
                  true;
              default -> false;
            });
  }

  /// What people would rather not read about comes first, so that it vanishes if it can.
  private static int widenFirst(Dimension dimension) {
    return switch (dimension.meaning()) {
      case PATTERN_WITH_VARIABLE -> 0;
      case CONDITION_KEY -> 1;
      case STANDING -> 2;
      case SESSION_NAME, FEDERATED_NAME, FEDERATING_USER -> 3;
      case PARTITION, OTHER_RESOURCE -> 4;
      case REGION, RESOURCE_NAME -> 5;
      case USER_NAME, ROLE_NAME, SERVICE_NAME -> 6;
      case REPOSITORY -> 7;
      case ACCOUNT -> 8;
      case KIND -> 9;
      case ACTION -> 10;
    };
  }

  private Box widen(Box box, int dimension) {
    BitSet domain = (BitSet) domains.get(dimension).clone();
    if (encoding.dimensions().get(dimension).meaning() == Meaning.KIND) {
      domain.and(encoding.kindsLike(requireNonNull(box.sets().get(dimension)).nextSetBit(0)));
    }
    boolean action = encoding.dimensions().get(dimension).meaning() == Meaning.ACTION;
    if (action && encoding.narrowsResource(box)) {
      domain.and(encoding.actionsLike(requireNonNull(box.sets().get(dimension)).nextSetBit(0)));
    }
    if (canBe(box, dimension, domain)) {
      return domain.equals(domains.get(dimension))
          ? box.without(dimension)
          : box.with(dimension, domain);
    }
    BitSet values = (BitSet) requireNonNull(box.sets().get(dimension)).clone();
    List<BitSet> candidates = new ArrayList<>();
    for (Label label : encoding.dimensions().get(dimension).labels()) {
      candidates.add((BitSet) label.values().clone());
      BitSet others = (BitSet) domain.clone();
      others.andNot(label.values());
      candidates.add(others);
    }
    candidates.sort(Comparator.comparingInt(BitSet::cardinality).reversed());
    for (BitSet candidate : candidates) {
      candidate.and(domain);
      values = grown(box, dimension, values, candidate);
    }
    for (int value = domain.nextSetBit(0); value >= 0; value = domain.nextSetBit(value + 1)) {
      if (!values.get(value)) {
        values = grown(box, dimension, values, Dimension.bits(value));
      }
    }
    return box.with(dimension, values);
  }

  private BitSet grown(Box box, int dimension, BitSet values, BitSet more) {
    BitSet grown = (BitSet) values.clone();
    grown.or(more);
    grown.and(domains.get(dimension));
    return !grown.equals(values) && canBe(box, dimension, grown) ? grown : values;
  }

  /// Whether the box may have `values` there: it stays within, and each value that is new can
  /// occur.
  private boolean canBe(Box box, int dimension, BitSet values) {
    Box wider = box.with(dimension, values);
    if (!factory.within(wider, diagram, leaf)) {
      return false;
    }
    if (!restricted(dimension)) {
      return true;
    }
    BitSet before = box.sets().get(dimension);
    Dimension read = encoding.dimensions().get(dimension);
    return values.stream()
        .filter(value -> before == null || !before.get(value))
        .filter(value -> !encoding.meansNobody(read, value))
        .allMatch(
            value -> factory.meets(box.with(dimension, Dimension.bits(value)), diagram, leaf));
  }

  /// Dimensions of which not every value goes with every value of the others.
  private boolean restricted(int dimension) {
    Meaning meaning = encoding.dimensions().get(dimension).meaning();
    return meaning == Meaning.KIND || meaning == Meaning.ACCOUNT || meaning == Meaning.STANDING;
  }

  private List<Box> withoutCovered(List<Box> boxes) {
    List<Box> kept = new ArrayList<>(boxes);
    for (Box box : boxes) {
      int rest = diagram;
      for (Box other : kept) {
        if (other != box) {
          rest = factory.minus(rest, other);
        }
      }
      if (!factory.meets(box, rest, leaf)) {
        kept.remove(box);
      }
    }
    return kept;
  }

  /// The plainest point of `box`: one value for each dimension.
  public int[] plainest(Box box) {
    int[] values = new int[encoding.dimensions().size()];
    Box fixed = box;
    for (int dimension = 0; dimension < values.length; dimension++) {
      BitSet allowed = (BitSet) domains.get(dimension).clone();
      BitSet narrowed = box.sets().get(dimension);
      if (narrowed != null) {
        allowed.and(narrowed);
      }
      int at = dimension;
      List<Integer> byCost =
          allowed.stream()
              .boxed()
              .sorted(Comparator.comparingInt(value -> cost(at, value)))
              .toList();
      values[dimension] = byCost.getFirst();
      if (restricted(dimension)) {
        for (int value : byCost) {
          Box tried = fixed.with(dimension, Dimension.bits(value));
          if (encoding.possible(dimension, values, value) && factory.meets(tried, diagram, leaf)) {
            values[dimension] = value;
            break;
          }
        }
        fixed = fixed.with(dimension, Dimension.bits(values[dimension]));
      }
    }
    return values;
  }
}
