package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import io.quaymaster.iam.analysis.diagram.NodeLimit;
import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import io.quaymaster.iam.analysis.encoding.Dimension.Meaning;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Covers the part of a diagram that ends in one leaf with few, large classes: start at a plain
/// point, widen one dimension or group of dimensions after the other to all values with which the
/// class stays within, take it away, repeat; then drop what the others cover.
public final class Regions {
  /// Above this number, classes that others cover are not looked for: each costs a pass over all.
  private static final int COMPARED_WITH_EACH_OTHER = 40;

  /// Up to this number, classes are looked through once more for plainer ones.
  private static final int FEW = 12;

  /// What was found; `complete` is false if the limit was reached first.
  public record Cover(List<Extent> extents, boolean complete) {}

  private final Encoding encoding;
  private final DiagramFactory factory;
  private final SetAlgebra sets;
  private final Describer describer;
  private final List<BitSet> domains;
  private final int whole;

  /// The part, and callers that cannot occur though their standing could.
  private final int wholeAndStrange;

  private final int byStanding;

  /// These, and points that cannot occur, into which a class may widen.
  private final int room;

  public Regions(
      Encoding encoding,
      DiagramFactory factory,
      SetAlgebra sets,
      Describer describer,
      int diagram,
      int leaf) {
    this(
        encoding,
        factory,
        sets,
        describer,
        diagram,
        leaf,
        new Impossible(SetAlgebra.NOTHING, SetAlgebra.NOTHING));
  }

  /// Points that cannot occur, by what the caller's kind, account and standing are together or for
  /// another reason.
  public record Impossible(int byStanding, int otherwise) {}

  /// A class may hold `impossible` points if that makes it plainer.
  public Regions(
      Encoding encoding,
      DiagramFactory factory,
      SetAlgebra sets,
      Describer describer,
      int diagram,
      int leaf,
      Impossible impossible) {
    this.describer = describer;
    this.encoding = encoding;
    this.factory = factory;
    this.sets = sets;
    this.domains = encoding.domains(false);
    this.whole = sets.of(diagram, leaf);
    this.wholeAndStrange = sets.or(whole, impossible.otherwise());
    this.byStanding = impossible.byStanding();
    this.room = sets.or(wholeAndStrange, byStanding);
  }

  /// At most `limit` classes that together are the whole part, if so many suffice.
  public Cover cover(int limit) {
    List<Extent> extents = new ArrayList<>();
    int rest = whole;
    boolean complete = true;
    try {
      while (complete) {
        Optional<Box> path = factory.path(rest, SetAlgebra.EVERYTHING, this::cost);
        if (path.isEmpty()) {
          break;
        }
        complete = extents.size() < limit;
        if (complete) {
          Extent extent = widen(path.get());
          extents.add(extent);
          rest = sets.minus(rest, of(extent));
        }
      }
      return new Cover(plainer(withoutCovered(extents)), complete);
    } catch (NodeLimit e) {
      return new Cover(extents, false);
    }
  }

  private int cost(int dimension, int value) {
    return encoding.dimensions().get(dimension).cost(value);
  }

  /// The points of a class.
  public int of(Extent extent) {
    return sets.and(sets.of(extent.rest()), sets.and(extent.callers(), extent.resources()));
  }

  private Extent widen(Box path) {
    Box callers = Box.everything();
    Box resources = Box.everything();
    Box rest = Box.everything();
    for (var narrowed : path.sets().entrySet()) {
      int dimension = narrowed.getKey();
      if (encoding.isCallers(dimension)) {
        callers = callers.with(dimension, narrowed.getValue());
      } else if (encoding.isResources(dimension)) {
        resources = resources.with(dimension, narrowed.getValue());
      } else {
        rest = rest.with(dimension, narrowed.getValue());
      }
    }
    Extent extent = new Extent(sets.of(callers), sets.of(resources), rest);
    extent =
        widenSingly(extent, dimension -> dimension != encoding.actions().index(), wholeAndStrange);
    extent = new Extent(extent.callers(), widest(extent, encoding::isResources), extent.rest());
    extent = new Extent(callersLike(extent), extent.resources(), extent.rest());
    extent = widenSingly(extent, dimension -> true, room);
    return new Extent(possibleCallers(extent), extent.resources(), extent.rest());
  }

  /// The callers of a class that can have one of its standings.
  private int possibleCallers(Extent extent) {
    int possible = sets.minus(of(extent), byStanding);
    return sets.and(extent.callers(), sets.exists(possible, encoding::isCallers));
  }

  /// The widest set of callers, but of those with an account or those without: what is said of the
  /// ones hardly ever fits the others.
  private int callersLike(Extent extent) {
    int kind = sets.values(extent.callers(), encoding.callers().kind.index()).nextSetBit(0);
    Box alike = Box.everything().with(encoding.callers().kind.index(), encoding.kindsLike(kind));
    return sets.and(widest(extent, encoding::isCallers), sets.of(alike));
  }

  /// What people would rather not read about comes first, so that it vanishes if it can.
  private Extent widenSingly(Extent start, IntPredicate which, int standingsWithin) {
    Extent extent = start;
    List<Integer> order =
        start.rest().sets().keySet().stream()
            .filter(which::test)
            .sorted(
                Comparator.comparingInt(
                    dimension -> widenFirst(encoding.dimensions().get(dimension).meaning())))
            .toList();
    for (int dimension : order) {
      boolean standing = encoding.dimensions().get(dimension).meaning() == Meaning.STANDING;
      int within = standing ? standingsWithin : room;
      BitSet values = sets.values(widest(extent, at -> at == dimension, within), dimension);
      if (standing) {
        addThoseWithout(values, extent, dimension);
      }
      if (dimension == encoding.actions().index() && extent.resources() != SetAlgebra.EVERYTHING) {
        values.and(encoding.actionsLike(values(extent, dimension).nextSetBit(0)));
      }
      Box rest =
          values.equals(domains.get(dimension))
              ? extent.rest().without(dimension)
              : extent.rest().with(dimension, values);
      extent = new Extent(extent.callers(), extent.resources(), rest);
    }
    return extent;
  }

  /// Where all callers of a class act by their own policies, root users may belong to it too, who
  /// need none.
  private void addThoseWithout(BitSet standings, Extent extent, int dimension) {
    List<Standing> told = standings.stream().mapToObj(value -> Standing.values()[value]).toList();
    boolean plain =
        told.stream().allMatch(standing -> standing == Standing.NONE || standing.allowed())
            && told.stream().anyMatch(standing -> !standing.limited() && !standing.boundary());
    int none = Standing.NONE.ordinal();
    Box without = extent.rest().with(dimension, Dimension.bits(none));
    int points = of(new Extent(extent.callers(), extent.resources(), without));
    if (plain && sets.contains(room, points)) {
      standings.set(none);
    }
  }

  private static int widenFirst(Meaning meaning) {
    return switch (meaning) {
      case PATTERN_WITH_VARIABLE -> 0;
      case CONDITION_KEY -> 1;
      case STANDING -> 2;
      default -> 3;
    };
  }

  private BitSet values(Extent extent, int dimension) {
    BitSet narrowed = extent.rest().sets().get(dimension);
    return narrowed == null ? domains.get(dimension) : narrowed;
  }

  /// All values of the chosen dimensions that stay within, whatever the others are.
  private int widest(Extent extent, IntPredicate chosen) {
    return widest(extent, chosen, room);
  }

  private int widest(Extent extent, IntPredicate chosen, int within) {
    Box rest = extent.rest();
    for (int dimension : List.copyOf(rest.sets().keySet())) {
      if (chosen.test(dimension)) {
        rest = rest.without(dimension);
      }
    }
    int others = sets.of(rest);
    for (int group : List.of(extent.callers(), extent.resources())) {
      if (factory.isLeaf(group) || !chosen.test(factory.dimension(group))) {
        others = sets.and(others, group);
      }
    }
    return sets.forAll(within, others, chosen);
  }

  /// What of a class none of the others tells.
  private int own(Extent extent, List<Extent> all) {
    int own = sets.and(whole, of(extent));
    for (Extent other : all) {
      own = other == extent ? own : sets.minus(own, of(other));
    }
    return own;
  }

  private List<Extent> withoutCovered(List<Extent> extents) {
    if (extents.size() > COMPARED_WITH_EACH_OTHER) {
      return extents;
    }
    List<Extent> kept = new ArrayList<>(extents);
    for (Extent extent : extents) {
      if (own(extent, kept) == SetAlgebra.NOTHING) {
        kept.remove(extent);
      }
    }
    return kept;
  }

  /// Where most of the callers of a class are told by another one already, and those who are not
  /// have a shorter name, the class is theirs alone.
  private List<Extent> plainer(List<Extent> extents) {
    if (extents.size() > FEW || extents.size() < 2) {
      return extents;
    }
    List<Extent> plain = new ArrayList<>(extents);
    for (int i = plain.size() - 1; i >= 0; i--) {
      Extent extent = plain.get(i);
      int told = sets.exists(own(extent, plain), encoding::isCallers);
      int callers = sets.and(extent.callers(), told);
      if (callers != extent.callers()
          && describer.words(callers) <= describer.words(extent.callers())) {
        plain.set(i, new Extent(callers, extent.resources(), extent.rest()));
      }
    }
    return plain;
  }

  /// The plainest point of a class: one value for each dimension.
  public int[] plainest(Extent extent) {
    return new PlainestPoint(encoding, factory)
        .of(sets.and(whole, of(extent)), SetAlgebra.EVERYTHING);
  }
}
