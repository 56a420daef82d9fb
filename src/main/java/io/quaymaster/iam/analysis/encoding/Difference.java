package io.quaymaster.iam.analysis.encoding;

import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Walks the dimensions of a request in their order with what is left of the statements of both
/// sides, and makes the diagram of the requests that one side allows and the other does not.
///
/// A node is known by its dimension, what the caller's standing asks for, and the two sets of
/// remainders. Where the two sets are the same nothing can differ below, so the cost follows what
/// the two documents do not share.
public final class Difference {
  private static final int NOT_YET = 5;
  private static final int IMPOSSIBLE = -1;

  /// What is left of one side: whether it grants already (unless something denies), whether it is
  /// denied for good, and the statements alive.
  private record Side(boolean granted, boolean denied, Numbers statements) {
    static final Side DENIED = new Side(false, true, Numbers.NONE);
    static final Side ALLOWED = new Side(true, false, Numbers.NONE);
  }

  /// What is left of the scope: the statement that has to match (`MATCHED` once it does), those
  /// that must not, and those that no request matches.
  private record Scope(int inside, Numbers outside, Numbers impossible) {
    boolean isSettled() {
      return inside == Residuals.MATCHED && outside.isEmpty() && impossible.isEmpty();
    }
  }

  /// What is known of a caller until a threshold follows from it: kind, whether of the owner's
  /// account (1), and the match level from which on a grant counts.
  private record Caller(int kind, int account, int threshold) {
    boolean isSettled() {
      return threshold != NOT_YET;
    }
  }

  /// All that a walk depends on; a key of maps, its hash kept.
  private static final class Step {
    private final Caller caller;
    private final Side before;
    private final Side after;
    private final Scope scope;
    private final int hash;

    Step(Caller caller, Side before, Side after, Scope scope) {
      this.caller = caller;
      this.before = before;
      this.after = after;
      this.scope = scope;
      int callers = (caller.kind * 31 + caller.account) * 31 + caller.threshold;
      int scopes =
          scope.inside + 31 * (scope.outside.hashCode() + 31 * scope.impossible.hashCode());
      this.hash = (callers * 31 + scopes) * 31 * 31 + hash(before) * 31 + hash(after);
    }

    private static int hash(Side side) {
      return side.statements.hashCode() * 4 + (side.granted ? 2 : 0) + (side.denied ? 1 : 0);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Step that
          && hash == that.hash
          && before.equals(that.before)
          && after.equals(that.after)
          && caller.equals(that.caller)
          && scope.equals(that.scope);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  private record Key(int dimension, Step step) {
    @Override
    public int hashCode() {
      return 31 * dimension + step.hash;
    }
  }

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
    this.residuals = encoding.residuals();
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

  /// The requests that `before` allows and the third document does not (`GAINED`), and the other
  /// way round (`LOST`).
  public int diagramSinceFormer() {
    return walk(start(encoding.former()), start(encoding.before()));
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
    Scope scope = scope();
    if (scope.inside == Residuals.DEAD
        || contains(scope.outside, Residuals.MATCHED)
        || contains(scope.impossible, Residuals.MATCHED)) {
      return DiagramFactory.SAME;
    }
    return walk(0, new Step(new Caller(-1, -1, told ? 1 : NOT_YET), left, right, scope));
  }

  private static boolean contains(Numbers numbers, int number) {
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) == number) {
        return true;
      }
    }
    return false;
  }

  private Scope scope() {
    List<CodedStatement> statements = encoding.scope();
    int inside = statements.isEmpty() ? Residuals.MATCHED : residuals.of(statements.getFirst());
    return new Scope(
        inside,
        alive(statements.isEmpty() ? statements : statements.subList(1, statements.size())),
        alive(encoding.impossible()));
  }

  private Numbers alive(List<CodedStatement> statements) {
    int[] alive = new int[statements.size()];
    int size = 0;
    for (CodedStatement statement : statements) {
      int number = residuals.of(statement);
      if (number != Residuals.DEAD) {
        alive[size++] = number;
      }
    }
    return Numbers.of(alive, size);
  }

  private Side start(@Nullable List<CodedStatement> statements) {
    if (statements == null) {
      return encoding.absenceGrants() ? Side.ALLOWED : start(List.of());
    }
    int[] alive = new int[statements.size()];
    int size = 0;
    boolean granted = encoding.silenceGrants();
    for (CodedStatement statement : statements) {
      int number = residuals.of(statement);
      if (number == Residuals.MATCHED) {
        if (statement.deny()) {
          return Side.DENIED;
        }
        granted = true;
      } else if (number != Residuals.DEAD) {
        alive[size++] = number;
      }
    }
    return normal(granted, alive, size, NOT_YET);
  }

  /// Drops what can no longer change the answer of a side.
  private Side normal(boolean granted, int[] alive, int size, int threshold) {
    boolean grants = granted || threshold == 0;
    boolean mayGrant = grants;
    int[] kept = new int[size];
    int count = 0;
    int denies = 0;
    for (int i = 0; i < size; i++) {
      Residuals.Remainder remainder = residuals.remainder(alive[i]);
      if (remainder.deny()) {
        kept[count++] = alive[i];
        denies++;
      } else if (!grants && (threshold == NOT_YET || remainder.level() >= threshold)) {
        grants = remainder.constraints().isEmpty() && threshold != NOT_YET;
        mayGrant = true;
        kept[count++] = alive[i];
      }
    }
    if (grants) {
      return denies == 0 ? Side.ALLOWED : new Side(true, false, denying(kept, count));
    }
    return mayGrant || threshold == NOT_YET
        ? new Side(false, false, Numbers.sorted(kept, count))
        : Side.DENIED;
  }

  private Numbers denying(int[] alive, int size) {
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (residuals.denies(alive[i])) {
        alive[count++] = alive[i];
      }
    }
    return Numbers.sorted(alive, count);
  }

  private int walk(int from, Step step) {
    Side before = step.before;
    Side after = step.after;
    if (before.equals(after) || step.caller.threshold == 4) {
      return DiagramFactory.SAME;
    }
    boolean settled = step.caller.isSettled();
    if (settled
        && step.scope.isSettled()
        && before.statements.isEmpty()
        && after.statements.isEmpty()) {
      if (before.granted == after.granted) {
        return DiagramFactory.SAME;
      }
      return after.granted ? DiagramFactory.GAINED : DiagramFactory.LOST;
    }
    int dimension = settled ? Math.max(from, next(step)) : from;
    Key key = new Key(dimension, step);
    Integer found = known.get(key);
    if (found != null) {
      return found;
    }
    if (cancelled.getAsBoolean()) {
      throw new Cancelled();
    }
    int node = children(dimension, step);
    known.put(key, node);
    return node;
  }

  private int next(Step step) {
    int next = Math.min(next(step.before.statements), next(step.after.statements));
    if (step.scope.inside >= 0) {
      next = Math.min(next, residuals.nextDimension(step.scope.inside));
    }
    return Math.min(next, Math.min(next(step.scope.outside), next(step.scope.impossible)));
  }

  private int next(Numbers statements) {
    int next = Integer.MAX_VALUE;
    for (int i = 0; i < statements.size(); i++) {
      next = Math.min(next, residuals.nextDimension(statements.get(i)));
    }
    return next;
  }

  private static final Scope NOWHERE = new Scope(Residuals.DEAD, Numbers.NONE, Numbers.NONE);

  /// A request outside of the scope counts as one that does not change.
  private static final Step OUTSIDE =
      new Step(new Caller(-1, -1, 1), Side.DENIED, Side.DENIED, NOWHERE);

  /// Values that no statement alive tells apart lead to the same, so one of each class is followed.
  private int children(int dimension, Step from) {
    Map<Step, BitSet> groups = new LinkedHashMap<>();
    for (BitSet same : classes(dimension, from)) {
      Step step = taken(from, dimension, same.nextSetBit(0));
      if (step != null) {
        BitSet values = groups.putIfAbsent(step, same);
        if (values != null) {
          values.or(same);
        }
      }
    }
    Map<Integer, BitSet> children = new LinkedHashMap<>();
    groups.forEach((step, values) -> {
      int child = walk(dimension + 1, step);
      BitSet others = children.putIfAbsent(child, values);
      if (others != null) {
        others.or(values);
      }
    });
    return factory.node(dimension, children);
  }

  private List<BitSet> classes(int dimension, Step from) {
    ValueClasses classes = new ValueClasses(encoding.dimensions().get(dimension).size());
    if (!from.caller.isSettled()) {
      refineByCaller(classes, dimension);
    }
    refine(classes, from.before.statements, dimension);
    refine(classes, from.after.statements, dimension);
    if (from.scope.inside >= 0) {
      refine(classes, from.scope.inside, dimension);
    }
    refine(classes, from.scope.outside, dimension);
    refine(classes, from.scope.impossible, dimension);
    return classes.within(domains.get(dimension));
  }

  /// Of accounts, it matters which one is the owner's and which is none; kinds and standings all
  /// differ.
  private void refineByCaller(ValueClasses classes, int dimension) {
    if (dimension == encoding.callers().account.index()) {
      BitSet none = new BitSet();
      encoding.callers().account.absent().ifPresent(none::set);
      classes.refine(none);
      if (owner >= 0) {
        classes.refine(Dimension.bits(owner));
      }
    } else {
      classes.refineFully();
    }
  }

  private void refine(ValueClasses classes, Numbers statements, int dimension) {
    for (int i = 0; i < statements.size(); i++) {
      refine(classes, statements.get(i), dimension);
    }
  }

  private void refine(ValueClasses classes, int statement, int dimension) {
    if (residuals.nextDimension(statement) == dimension) {
      classes.refine(residuals.step(statement));
    }
  }

  /// What is left when `dimension` has `value`; null where that cannot occur.
  private @Nullable Step taken(Step from, int dimension, int value) {
    Caller caller = from.caller.isSettled() ? from.caller : taken(from.caller, dimension, value);
    if (caller.threshold == IMPOSSIBLE) {
      return null;
    }
    Numbers impossible = left(from.scope.impossible, dimension, value);
    if (impossible == null) {
      return null;
    }
    Scope scope = taken(from.scope, dimension, value, impossible);
    if (scope.inside == Residuals.DEAD) {
      return OUTSIDE;
    }
    return new Step(
        caller,
        taken(from.before, dimension, value, caller.threshold),
        taken(from.after, dimension, value, caller.threshold),
        scope);
  }

  private Caller taken(Caller caller, int dimension, int value) {
    if (dimension == encoding.callers().kind.index()) {
      return new Caller(value, caller.account, NOT_YET);
    }
    if (dimension == encoding.callers().account.index()) {
      if (!possible(caller.kind, value)) {
        return new Caller(-1, -1, IMPOSSIBLE);
      }
      return standing < 0
          ? new Caller(-1, -1, 1)
          : new Caller(caller.kind, value == owner ? 1 : 0, NOT_YET);
    }
    if (dimension == standing) {
      CallerKind who = encoding.callers().kinds.get(caller.kind);
      Standing as = Standing.values()[value];
      int threshold = as.possibleFor(who) ? as.threshold(who, caller.account == 1) : IMPOSSIBLE;
      return new Caller(-1, -1, threshold);
    }
    return caller;
  }

  private Scope taken(Scope scope, int dimension, int value, Numbers impossible) {
    int inside = scope.inside;
    if (inside >= 0) {
      inside = residuals.step(inside, dimension, value);
    }
    Numbers outside = left(scope.outside, dimension, value);
    return inside == Residuals.DEAD || outside == null
        ? NOWHERE
        : new Scope(inside, outside, impossible);
  }

  /// What is left of statements that must not match; null if one does.
  private @Nullable Numbers left(Numbers statements, int dimension, int value) {
    if (statements.isEmpty()) {
      return Numbers.NONE;
    }
    int[] left = new int[statements.size()];
    int size = 0;
    for (int i = 0; i < left.length; i++) {
      int next = residuals.step(statements.get(i), dimension, value);
      if (next == Residuals.MATCHED) {
        return null;
      }
      if (next != Residuals.DEAD) {
        left[size++] = next;
      }
    }
    return Numbers.of(left, size);
  }

  /// Services and anonymous callers have no account; all others have one.
  private boolean possible(int kind, int account) {
    boolean none = encoding.callers().account.example(account) == null;
    return none != encoding.callers().kinds.get(kind).hasAccount();
  }

  private Side taken(Side side, int dimension, int value, int threshold) {
    if (side.denied) {
      return side;
    }
    int[] alive = new int[side.statements.size()];
    int size = 0;
    boolean granted = side.granted;
    for (int i = 0; i < alive.length; i++) {
      int statement = side.statements.get(i);
      int next = residuals.step(statement, dimension, value);
      if (next == Residuals.MATCHED) {
        if (residuals.denies(statement)) {
          return Side.DENIED;
        }
        granted = true;
      } else if (next != Residuals.DEAD) {
        alive[size++] = next;
      }
    }
    return normal(granted, alive, size, threshold);
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
