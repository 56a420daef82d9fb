package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.Comparison.Future;
import io.quaymaster.iam.analysis.automaton.StateLimit;
import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import io.quaymaster.iam.analysis.diagram.NodeLimit;
import io.quaymaster.iam.analysis.encoding.AlignmentLimit;
import io.quaymaster.iam.analysis.encoding.Difference;
import io.quaymaster.iam.analysis.encoding.Encoding;
import io.quaymaster.iam.analysis.encoding.SetLimit;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.service.ServiceReference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Compares two documents of one place by the access that they grant.
///
/// The answer is exact: `EQUIVALENT` is proven over all requests, and every class of a difference
/// comes with a request that the evaluator answers differently for the two sides. What cannot be
/// decided within the budget, or shown by a request, is `UNDECIDED`.
public final class AccessComparator {
  private final ServiceReference reference;
  private final Evaluator evaluator;
  private final Budget budget;

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
    try {
      Encoding encoding = new Encoding(place, before, after, reference, budget.states());
      Difference difference = new Difference(encoding, false, budget.nodes(), cancelled);
      int diagram = difference.diagram();
      DiagramFactory factory = difference.factory();
      boolean gains = factory.meets(Box.everything(), diagram, DiagramFactory.GAINED);
      boolean loses = factory.meets(Box.everything(), diagram, DiagramFactory.LOST);
      ClassFinder finder =
          new ClassFinder(encoding, difference, before, after, evaluator, reference, budget);
      Future future = future(encoding, cancelled);
      if (!gains && !loses) {
        Optional<String> defect = finder.recheck();
        return defect
            .map(why -> undecided(why, List.of(), List.of(), future))
            .orElseGet(() ->
                new Comparison(
                    Verdict.EQUIVALENT, List.of(), List.of(), true, future, Optional.empty()));
      }
      ClassFinder.Found gained = finder.find(diagram, DiagramFactory.GAINED);
      ClassFinder.Found lost = finder.find(diagram, DiagramFactory.LOST);
      return answer(gains, loses, gained, lost, future);
    } catch (StateLimit e) {
      return undecided(
          spent("states of one automaton", e.limit(), "analysis.states"),
          List.of(),
          List.of(),
          Future.UNKNOWN);
    } catch (NodeLimit e) {
      return undecided(
          spent("nodes of the diagram", e.limit(), "analysis.nodes"),
          List.of(),
          List.of(),
          Future.UNKNOWN);
    } catch (SetLimit e) {
      return undecided(
          spent("classes of sets of `" + e.key() + "`", e.limit(), null),
          List.of(),
          List.of(),
          Future.UNKNOWN);
    } catch (AlignmentLimit e) {
      return undecided(
          spent("ways to read one ARN pattern", e.limit(), null),
          List.of(),
          List.of(),
          Future.UNKNOWN);
    } catch (Difference.Cancelled e) {
      throw new CancellationException("The comparison was cancelled");
    }
  }

  private static String spent(String what, int limit, @Nullable String setting) {
    return "gave up after %,d %s (limit %,d); shorten the patterns"
            .formatted(limit, what, limit)
            .replace(',', ' ')
        + (setting == null ? "" : " or raise `" + setting + "`");
  }

  private static Comparison answer(
      boolean gains,
      boolean loses,
      ClassFinder.Found gained,
      ClassFinder.Found lost,
      Future future) {
    Optional<String> open =
        gained.open().or(lost::open).or(gained::contradicted).or(lost::contradicted);
    boolean shown = gains == !gained.classes().isEmpty() && loses == !lost.classes().isEmpty();
    if (!shown) {
      return undecided(
          open.orElse("a difference was found that no request could be built for"),
          gained.classes(),
          lost.classes(),
          future);
    }
    Verdict verdict =
        gains && loses
            ? Verdict.INCOMPARABLE
            : gains ? Verdict.MORE_PERMISSIVE : Verdict.LESS_PERMISSIVE;
    Optional<String> contradicted = gained.contradicted().or(lost::contradicted);
    if (contradicted.isPresent()) {
      return undecided(
          "the engine and the evaluator contradict each other, which is a defect of this program: "
              + contradicted.get(),
          gained.classes(),
          lost.classes(),
          future);
    }
    return new Comparison(
        verdict,
        gained.classes(),
        lost.classes(),
        gained.complete() && lost.complete(),
        future,
        Optional.empty());
  }

  private static Comparison undecided(
      String why, List<AccessClass> gained, List<AccessClass> lost, Future future) {
    return new Comparison(Verdict.UNDECIDED, gained, lost, false, future, Optional.of(why));
  }

  private Future future(Encoding encoding, BooleanSupplier cancelled) {
    try {
      Difference difference = new Difference(encoding, true, budget.nodes(), cancelled);
      int diagram = difference.diagram();
      boolean gains = difference.factory().meets(Box.everything(), diagram, DiagramFactory.GAINED);
      boolean loses = difference.factory().meets(Box.everything(), diagram, DiagramFactory.LOST);
      return gains && loses
          ? Future.BOTH
          : gains ? Future.GAINED : loses ? Future.LOST : Future.SAME;
    } catch (NodeLimit e) {
      return Future.UNKNOWN;
    }
  }
}
