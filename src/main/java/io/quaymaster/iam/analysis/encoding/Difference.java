package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Walks the dimensions of a request in their order with what is left of the statements of both
/// sides, and makes the diagram of the requests that one side allows and the other does not.
///
/// A node is known by its dimension, what the caller's standing asks for, and the two sets of
/// remainders. Where the two sets are the same nothing can differ below, so the cost follows what
/// the two documents do not share.
public final class Difference {
  private static final int NOT_YET = 5;
  private static final Optional<List<Integer>> NONE = Optional.of(List.of());

  /// What is left of one side: whether it grants already (unless something denies), whether it is
  /// denied for good, and the statements alive, sorted.
  private record Side(boolean granted, boolean denied, List<Integer> statements) {
    static final Side DENIED = new Side(false, true, List.of());
    static final Side ALLOWED = new Side(true, false, List.of());
  }

  /// What is left of the scope: the statement that has to match (`MATCHED` once it does), those
  /// that must not, and those that no request matches.
  private record Scope(int inside, List<Integer> outside, List<Integer> impossible) {
    boolean isSettled() {
      return inside == Residuals.MATCHED && outside.isEmpty() && impossible.isEmpty();
    }
  }

  private record Key(
      int dimension, int kind, int account, int threshold, Side before, Side after, Scope scope) {}

  private final Encoding encoding;
  private final DiagramFactory factory;
  private final List<BitSet> domains;
  private final Residuals residuals;
  private final BooleanSupplier cancelled;
  private final Map<Key, Integer> known = new HashMap<>();
  private final int standing;
  private final int owner;

  /// `cancelled` is asked at every node; when it says yes, the walk ends with an exception.
  public Difference(Encoding encoding, boolean future, int nodeLimit, BooleanSupplier cancelled) {
    this.encoding = encoding;
    this.domains = encoding.domains(future);
    this.factory = new DiagramFactory(domains, nodeLimit);
    this.residuals = new Residuals(encoding.dimensions());
    this.cancelled = cancelled;
    boolean resourceBased = encoding.place().type().isResourceBased();
    this.standing = resourceBased ? encoding.callers().standing.index() : -1;
    this.owner = resourceBased ? encoding.ownerAccount() : -1;
  }

  public DiagramFactory factory() {
    return factory;
  }

  /// The requests that `after` allows and `before` does not (`GAINED`), and the other way round
  /// (`LOST`).
  public int diagram() {
    return walk(start(encoding.before()), start(encoding.after()));
  }

  /// The requests that `before` allows, as `GAINED`.
  public int grantedBefore() {
    return walk(Side.DENIED, start(encoding.before()));
  }

  /// The requests that `after` allows, as `GAINED`.
  public int grantedAfter() {
    return walk(Side.DENIED, start(encoding.after()));
  }

  private int walk(Side left, Side right) {
    boolean told = standing < 0 && !encoding.callers().hasKindsWithoutAccount();
    int threshold = told ? 1 : NOT_YET;
    Scope scope = scope();
    if (scope.inside == Residuals.DEAD
        || scope.outside.contains(Residuals.MATCHED)
        || scope.impossible.contains(Residuals.MATCHED)) {
      return DiagramFactory.SAME;
    }
    return walk(0, -1, -1, threshold, left, right, scope);
  }

  private Scope scope() {
    List<CodedStatement> statements = encoding.scope();
    int inside = statements.isEmpty() ? Residuals.MATCHED : residuals.of(statements.getFirst());
    return new Scope(
        inside, alive(statements.stream().skip(1)), alive(encoding.impossible().stream()));
  }

  private List<Integer> alive(Stream<CodedStatement> statements) {
    return statements.map(residuals::of).filter(number -> number != Residuals.DEAD).toList();
  }

  private Side start(@Nullable List<CodedStatement> statements) {
    if (statements == null) {
      return encoding.absenceGrants() ? Side.ALLOWED : start(List.of());
    }
    List<Integer> alive = new ArrayList<>();
    boolean granted = encoding.silenceGrants();
    for (CodedStatement statement : statements) {
      int number = residuals.of(statement);
      if (number == Residuals.MATCHED) {
        if (statement.deny()) {
          return Side.DENIED;
        }
        granted = true;
      } else if (number != Residuals.DEAD) {
        alive.add(number);
      }
    }
    return normal(granted, alive, NOT_YET);
  }

  /// Drops what can no longer change the answer of a side.
  private Side normal(boolean granted, List<Integer> alive, int threshold) {
    boolean grants = granted || threshold == 0;
    TreeSet<Integer> kept = new TreeSet<>();
    boolean mayGrant = grants;
    for (int number : alive) {
      Residuals.Remainder remainder = residuals.remainder(number);
      if (remainder.deny()) {
        kept.add(number);
      } else if (!grants && (threshold == NOT_YET || remainder.level() >= threshold)) {
        if (remainder.constraints().isEmpty() && threshold != NOT_YET) {
          grants = true;
        }
        mayGrant = true;
        kept.add(number);
      }
    }
    if (grants) {
      kept.removeIf(number -> !residuals.remainder(number).deny());
      return kept.isEmpty() ? Side.ALLOWED : new Side(true, false, List.copyOf(kept));
    }
    return mayGrant || threshold == NOT_YET
        ? new Side(false, false, List.copyOf(kept))
        : Side.DENIED;
  }

  private int walk(
      int from, int kind, int account, int threshold, Side before, Side after, Scope scope) {
    if (before.equals(after) || threshold == 4) {
      return DiagramFactory.SAME;
    }
    boolean settled = threshold != NOT_YET;
    if (settled && scope.isSettled() && before.statements.isEmpty() && after.statements.isEmpty()) {
      if (before.granted == after.granted) {
        return DiagramFactory.SAME;
      }
      return after.granted ? DiagramFactory.GAINED : DiagramFactory.LOST;
    }
    int dimension = settled ? Math.max(from, next(before, after, scope)) : from;
    Key key =
        new Key(
            dimension,
            settled ? -1 : kind,
            settled ? -1 : account,
            threshold,
            before,
            after,
            scope);
    Integer found = known.get(key);
    if (found != null) {
      return found;
    }
    if (cancelled.getAsBoolean()) {
      throw new Cancelled();
    }
    int node = children(dimension, kind, account, threshold, before, after, scope);
    known.put(key, node);
    return node;
  }

  private int next(Side before, Side after, Scope scope) {
    int next = Integer.MAX_VALUE;
    for (int number : before.statements) {
      next = Math.min(next, residuals.nextDimension(number));
    }
    for (int number : after.statements) {
      next = Math.min(next, residuals.nextDimension(number));
    }
    if (scope.inside >= 0) {
      next = Math.min(next, residuals.nextDimension(scope.inside));
    }
    for (int number : scope.outside) {
      next = Math.min(next, residuals.nextDimension(number));
    }
    for (int number : scope.impossible) {
      next = Math.min(next, residuals.nextDimension(number));
    }
    return next;
  }

  private static final Scope NOWHERE = new Scope(Residuals.DEAD, List.of(), List.of());

  /// A request outside of the scope counts as one that does not change.
  private static final Step OUTSIDE = new Step(-1, -1, 1, Side.DENIED, Side.DENIED, NOWHERE);

  private record Step(int kind, int account, int threshold, Side before, Side after, Scope scope) {}

  private int children(
      int dimension, int kind, int account, int threshold, Side before, Side after, Scope scope) {
    int[][] left = steps(before, dimension);
    int[][] right = steps(after, dimension);
    Map<Step, BitSet> groups = new LinkedHashMap<>();
    BitSet domain = domains.get(dimension);
    for (int value = domain.nextSetBit(0); value >= 0; value = domain.nextSetBit(value + 1)) {
      int newKind = kind;
      int newAccount = account;
      int newThreshold = threshold;
      if (threshold == NOT_YET) {
        if (dimension == encoding.callers().kind.index()) {
          newKind = value;
        } else if (dimension == encoding.callers().account.index()) {
          if (!possible(kind, value)) {
            continue;
          }
          newAccount = value == owner ? 1 : 0;
          newThreshold = standing < 0 ? 1 : NOT_YET;
        } else if (dimension == standing) {
          CallerKind who = encoding.callers().kinds.get(kind);
          Standing as = Standing.values()[value];
          if (!as.possibleFor(who)) {
            continue;
          }
          newThreshold = as.threshold(who, account == 1);
        }
      }
      Optional<List<Integer>> impossible = left(scope.impossible, dimension, value);
      if (impossible.isEmpty()) {
        continue;
      }
      Step step =
          new Step(
              newThreshold == NOT_YET ? newKind : -1,
              newThreshold == NOT_YET ? newAccount : -1,
              newThreshold,
              taken(before, left, value, newThreshold),
              taken(after, right, value, newThreshold),
              taken(scope, dimension, value, impossible.get()));
      if (step.scope.inside == Residuals.DEAD) {
        step = OUTSIDE;
      }
      groups.computeIfAbsent(step, s -> new BitSet()).set(value);
    }
    Map<Integer, BitSet> children = new LinkedHashMap<>();
    groups.forEach((step, values) -> {
      int child =
          walk(
              dimension + 1,
              step.kind,
              step.account,
              step.threshold,
              step.before,
              step.after,
              step.scope);
      children.computeIfAbsent(child, c -> new BitSet()).or(values);
    });
    return factory.node(dimension, children);
  }

  private Scope taken(Scope scope, int dimension, int value, List<Integer> impossible) {
    int inside = scope.inside;
    if (inside >= 0) {
      inside = residuals.step(inside, dimension)[value];
    }
    Optional<List<Integer>> outside = left(scope.outside, dimension, value);
    return inside == Residuals.DEAD || outside.isEmpty()
        ? NOWHERE
        : new Scope(inside, outside.get(), impossible);
  }

  /// What is left of statements that must not match; nothing if one does.
  private Optional<List<Integer>> left(List<Integer> statements, int dimension, int value) {
    if (statements.isEmpty()) {
      return NONE;
    }
    List<Integer> left = new ArrayList<>(statements.size());
    for (int number : statements) {
      int next = residuals.step(number, dimension)[value];
      if (next == Residuals.MATCHED) {
        return Optional.empty();
      }
      if (next != Residuals.DEAD) {
        left.add(next);
      }
    }
    return Optional.of(left);
  }

  /// Services and anonymous callers have no account; all others have one.
  private boolean possible(int kind, int account) {
    boolean none = encoding.callers().account.example(account) == null;
    return none != encoding.callers().kinds.get(kind).hasAccount();
  }

  private int[][] steps(Side side, int dimension) {
    int[][] steps = new int[side.statements.size()][];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = residuals.step(side.statements.get(i), dimension);
    }
    return steps;
  }

  private Side taken(Side side, int[][] steps, int value, int threshold) {
    if (side.denied) {
      return side;
    }
    List<Integer> alive = new ArrayList<>(steps.length);
    boolean granted = side.granted;
    for (int i = 0; i < steps.length; i++) {
      int next = steps[i][value];
      if (next == Residuals.MATCHED) {
        if (residuals.remainder(side.statements.get(i)).deny()) {
          return Side.DENIED;
        }
        granted = true;
      } else if (next != Residuals.DEAD) {
        alive.add(next);
      }
    }
    return normal(granted, alive, threshold);
  }

  /// Thrown when a walk was cancelled.
  public static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cancelled() {
      super("Cancelled", null, false, false);
    }
  }

  @Override
  public String toString() {
    return "Difference over "
        + Arrays.toString(encoding.dimensions().stream().map(Dimension::name).toArray());
  }
}
