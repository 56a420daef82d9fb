package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.Comparison.Future;
import io.quaymaster.iam.analysis.automaton.StateLimit;
import io.quaymaster.iam.analysis.diagram.NodeLimit;
import io.quaymaster.iam.analysis.encoding.AlignmentLimit;
import io.quaymaster.iam.analysis.encoding.Difference;
import io.quaymaster.iam.analysis.encoding.Pieces;
import io.quaymaster.iam.analysis.encoding.SetLimit;
import io.quaymaster.iam.analysis.encoding.Vicinity;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Compares two documents of one place by the access that they grant.
///
/// The answer is exact: `EQUIVALENT` is proven over all requests, and every class of a difference
/// comes with a request that the evaluator answers differently for the two sides. What cannot be
/// decided within the budget, or shown by a request, is `UNDECIDED`.
///
/// Two documents are compared as a whole first, which gives the best classes. Where that spends a
/// tenth of the budget, what stands on one side only is taken piece by piece, each among those
/// patterns alone that meet it.
public final class AccessComparator {
  private final ServiceReference reference;
  private final Evaluator evaluator;
  private final Budget budget;
  private final Semaphore solvers = new Semaphore(2);

  public AccessComparator(ServiceReference reference, Budget budget) {
    this.reference = reference;
    this.evaluator = new Evaluator(reference);
    this.budget = budget;
  }

  /// A comparator with the usual budget.
  public AccessComparator() {
    this(ServiceReference.load(), Budget.DEFAULT);
  }

  /// Compares `before` with `after`; null stands for no policy.
  public Comparison compare(Place place, @Nullable Policy before, @Nullable Policy after) {
    return compare(place, before, after, () -> false);
  }

  /// The same, ending with a `CancellationException` soon after `cancelled` says yes.
  public Comparison compare(
      Place place, @Nullable Policy before, @Nullable Policy after, BooleanSupplier cancelled) {
    if ((before == null && after == null) || Pieces.sameStatements(before, after)) {
      return equivalent(Future.SAME);
    }
    try {
      return settled(
          place, before, after, answer(List.of(whole(place, before, after, cancelled))), cancelled);
    } catch (StateLimit | NodeLimit | SetLimit | AlignmentLimit e) {
      return settled(place, before, after, piecewise(place, before, after, cancelled), cancelled);
    } catch (Difference.Cancelled e) {
      throw new CancellationException("The comparison was cancelled");
    }
  }

  /// The verdict, with a request for each direction and what it rests on. Without classes it takes
  /// a fraction of the time.
  public Decided decide(Place place, @Nullable Policy before, @Nullable Policy after) {
    return decide(place, before, after, () -> false);
  }

  /// The same, ending with a `CancellationException` soon after `cancelled` says yes.
  public Decided decide(
      Place place, @Nullable Policy before, @Nullable Policy after, BooleanSupplier cancelled) {
    if ((before == null && after == null) || Pieces.sameStatements(before, after)) {
      return Decided.EQUIVALENT;
    }
    try {
      return Part.decided(
              sides(place, before, after), reference, evaluator, budget.ofWhole(), cancelled)
          .orElseGet(() -> Decided.of(compare(place, before, after, cancelled)));
    } catch (StateLimit | NodeLimit | SetLimit | AlignmentLimit e) {
      return Decided.of(
          settled(place, before, after, piecewise(place, before, after, cancelled), cancelled));
    } catch (Difference.Cancelled e) {
      throw new CancellationException("The comparison was cancelled");
    }
  }

  /// Whether it is proven that both grant the same, today and with actions to come. Much cheaper
  /// than the whole answer; where the budget is spent, nothing is proven.
  public boolean areEquivalent(Place place, @Nullable Policy before, @Nullable Policy after) {
    if (before == null ? after == null : Pieces.sameStatements(before, after)) {
      return true;
    }
    try {
      return Part.isSame(sides(place, before, after), reference, evaluator, budget, () -> false);
    } catch (StateLimit | NodeLimit | SetLimit | AlignmentLimit e) {
      return false;
    }
  }

  /// What the engine leaves open goes to a general solver, but for what a defect left open.
  private Comparison settled(
      Place place,
      @Nullable Policy before,
      @Nullable Policy after,
      Answer answer,
      BooleanSupplier cancelled) {
    Comparison comparison = answer.comparison();
    return comparison.verdict() == Verdict.UNDECIDED
            && !answer.defect()
            && !budget.solver().isZero()
        ? new Fallback(place, before, after, reference, evaluator, budget, cancelled)
            .settle(comparison, solvers)
        : comparison;
  }

  private Part whole(
      Place place, @Nullable Policy before, @Nullable Policy after, BooleanSupplier cancelled) {
    return Part.of(sides(place, before, after), reference, evaluator, budget.ofWhole(), cancelled);
  }

  private static Part.Sides sides(Place place, @Nullable Policy before, @Nullable Policy after) {
    List<Statement> pieces = Pieces.of(before, after);
    Vicinity vicinity = new Vicinity(place.completesArns());
    return new Part.Sides(
        place,
        before,
        after,
        vicinity.of(before, pieces),
        vicinity.of(after, pieces),
        List.of(),
        pieces,
        vicinity.written(before, after, pieces));
  }

  /// Takes each piece without those before it, so that no request counts twice. A piece that is too
  /// hard leaves the answer open, and the others are told nevertheless.
  private Answer piecewise(
      Place place, @Nullable Policy before, @Nullable Policy after, BooleanSupplier cancelled) {
    Vicinity vicinity = new Vicinity(place.completesArns());
    List<Statement> pieces = Pieces.of(before, after);
    List<Part> parts = new ArrayList<>();
    Optional<String> spent = Optional.empty();
    for (int i = 0; i < pieces.size(); i++) {
      Statement piece = pieces.get(i);
      List<Statement> scope = new ArrayList<>(List.of(piece));
      List<Statement> only = List.of(piece);
      pieces.subList(0, i).forEach(earlier -> scope.add(vicinity.of(earlier, only)));
      Part.Sides sides =
          new Part.Sides(
              place,
              before,
              after,
              vicinity.of(before, only),
              vicinity.of(after, only),
              scope,
              only,
              vicinity.written(before, after, only));
      try {
        parts.add(Part.of(sides, reference, evaluator, budget, cancelled));
      } catch (StateLimit e) {
        spent = Optional.of(spent("states of one automaton", e.limit(), "analysis.states", piece));
      } catch (NodeLimit e) {
        spent = Optional.of(spent("nodes of the diagram", e.limit(), "analysis.nodes", piece));
      } catch (SetLimit e) {
        spent = Optional.of(spent("classes of sets of `" + e.key() + "`", e.limit(), null, piece));
      } catch (AlignmentLimit e) {
        spent = Optional.of(spent("ways to read one ARN pattern", e.limit(), null, piece));
      } catch (Difference.Cancelled e) {
        throw new CancellationException("The comparison was cancelled");
      }
    }
    Answer answer = answer(parts);
    Comparison known = answer.comparison();
    return spent
        .map(why ->
            new Answer(
                undecided(why, known.gained(), known.lost(), Future.UNKNOWN), answer.defect()))
        .orElse(answer);
  }

  private static String spent(String what, int limit, @Nullable String setting, Statement piece) {
    String where = piece.sid() == null ? "" : " of statement `" + piece.sid() + "`";
    return "gave up after %,d %s (limit %,d); shorten the patterns%s"
            .formatted(limit, what, limit, where)
            .replace(',', ' ')
        + (setting == null ? "" : " or raise `" + setting + "`");
  }

  /// An answer; `defect` tells that the engine and the evaluator contradict each other.
  private record Answer(Comparison comparison, boolean defect) {}

  private static Answer answer(List<Part> parts) {
    List<AccessClass> gained = new ArrayList<>();
    List<AccessClass> lost = new ArrayList<>();
    boolean gains = false;
    boolean loses = false;
    boolean complete = true;
    Future future = Future.SAME;
    PrincipalOverlaps overlaps = PrincipalOverlaps.NONE;
    for (Part part : parts) {
      overlaps = overlaps.and(part.overlaps());
      gained.addAll(part.gained().classes());
      lost.addAll(part.lost().classes());
      gains |= part.gains();
      loses |= part.loses();
      complete &= part.gained().complete() && part.lost().complete();
      future = future.and(part.future());
      Optional<String> why =
          part.defect().or(part.gained()::contradicted).or(part.lost()::contradicted);
      if (why.isPresent()) {
        return new Answer(undecided(why.get(), gained, lost, future), true);
      }
    }
    boolean shown = gains == !gained.isEmpty() && loses == !lost.isEmpty();
    if (!shown) {
      String open =
          parts.stream()
              .flatMap(part -> part.gained().open().or(part.lost()::open).stream())
              .findFirst()
              .orElse("a difference was found that no request could be built for");
      return new Answer(undecided(open, gained, lost, future), false);
    }
    if (!gains && !loses) {
      return new Answer(equivalent(future), false);
    }
    Comparison decided =
        new Comparison(
            Verdict.of(gains, loses),
            ClassFinder.byRisk(gained),
            ClassFinder.byRisk(lost),
            complete,
            future,
            overlaps,
            Optional.empty(),
            Optional.empty());
    return new Answer(decided, false);
  }

  private static Comparison equivalent(Future future) {
    return new Comparison(
        Verdict.EQUIVALENT,
        List.of(),
        List.of(),
        true,
        future,
        PrincipalOverlaps.NONE,
        Optional.empty(),
        Optional.empty());
  }

  private static Comparison undecided(
      String why, List<AccessClass> gained, List<AccessClass> lost, Future future) {
    return new Comparison(
        Verdict.UNDECIDED,
        ClassFinder.byRisk(gained),
        ClassFinder.byRisk(lost),
        false,
        future,
        PrincipalOverlaps.NONE,
        Optional.of(why),
        Optional.empty());
  }
}
