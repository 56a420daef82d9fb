package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.Comparison.Future;
import io.quaymaster.iam.analysis.automaton.StateLimit;
import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import io.quaymaster.iam.analysis.diagram.NodeLimit;
import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import io.quaymaster.iam.analysis.encoding.AlignmentLimit;
import io.quaymaster.iam.analysis.encoding.Difference;
import io.quaymaster.iam.analysis.encoding.Encoding;
import io.quaymaster.iam.analysis.encoding.Encoding.Former;
import io.quaymaster.iam.analysis.encoding.Pieces;
import io.quaymaster.iam.analysis.encoding.Requests;
import io.quaymaster.iam.analysis.encoding.SetLimit;
import io.quaymaster.iam.analysis.encoding.Vicinity;
import io.quaymaster.iam.analysis.encoding.Written;
import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.evaluation.EvaluationResult;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Answers what a text that was written for one document would undo of another that came in its
/// place: the requests that `theirs` answers otherwise than both `base` and `mine`.
///
/// The answer is exact, over all requests: both differences are diagrams over one encoding of all
/// three documents, and what they have in common is what is undone. Every class of it comes with a
/// request that the evaluator answers so for all three. Only requests at which `base` and `theirs`
/// differ can be undone, so the cost follows what lies between those. Where the whole spends its
/// part of the budget, what stands on one side only is taken piece by piece; what is open then is
/// told as such, and not as nothing.
public final class UndoneAccess {
  private final ServiceReference reference;
  private final Evaluator evaluator;
  private final Budget budget;

  public UndoneAccess(ServiceReference reference, Budget budget) {
    this.reference = reference;
    this.evaluator = new Evaluator(reference);
    this.budget = budget;
  }

  /// With the usual budget.
  public UndoneAccess() {
    this(ServiceReference.load(), Budget.DEFAULT);
  }

  /// What `mine` undoes of the way from `base` to `theirs`; null stands for no policy.
  ///
  /// @throws CancellationException soon after `cancelled` says yes
  public Undone find(
      Place place,
      @Nullable Policy base,
      @Nullable Policy theirs,
      @Nullable Policy mine,
      BooleanSupplier cancelled) {
    if (same(base, theirs) || same(theirs, mine)) {
      return Undone.NOTHING;
    }
    Question question = new Question(place, base, theirs, mine, cancelled);
    try {
      return question.ask(List.of(), question.pieces, budget.ofWhole());
    } catch (StateLimit | NodeLimit | SetLimit | AlignmentLimit e) {
      return question.piecewise();
    } catch (Difference.Cancelled e) {
      throw new CancellationException("The comparison was cancelled");
    }
  }

  private static boolean same(@Nullable Policy one, @Nullable Policy other) {
    return (one == null && other == null) || Pieces.sameStatements(one, other);
  }

  private final class Question {
    private final Place place;
    private final @Nullable Policy base;
    private final @Nullable Policy theirs;
    private final @Nullable Policy mine;
    private final BooleanSupplier cancelled;
    private final List<Statement> pieces;
    private final Vicinity vicinity;

    Question(
        Place place,
        @Nullable Policy base,
        @Nullable Policy theirs,
        @Nullable Policy mine,
        BooleanSupplier cancelled) {
      this.place = place;
      this.base = base;
      this.theirs = theirs;
      this.mine = mine;
      this.cancelled = cancelled;
      this.pieces = Pieces.of(base, theirs);
      this.vicinity = new Vicinity(place.completesArns());
    }

    /// Each piece without those before it, so that no request counts twice.
    Undone piecewise() {
      List<UndoneClass> taken = new ArrayList<>();
      List<UndoneClass> restored = new ArrayList<>();
      Optional<String> open = Optional.empty();
      Future future = Future.SAME;
      boolean complete = true;
      for (int i = 0; i < pieces.size(); i++) {
        List<Statement> only = List.of(pieces.get(i));
        List<Statement> scope = new ArrayList<>(only);
        pieces.subList(0, i).forEach(earlier -> scope.add(vicinity.of(earlier, only)));
        try {
          Undone part = ask(scope, only, budget);
          taken.addAll(part.taken());
          restored.addAll(part.restored());
          complete &= part.complete();
          future = future.and(part.future());
          open = open.or(part::undecided);
        } catch (StateLimit | NodeLimit | SetLimit | AlignmentLimit e) {
          complete = false;
          future = Future.UNKNOWN;
          open = Optional.of(spent(pieces.get(i)));
        } catch (Difference.Cancelled e) {
          throw new CancellationException("The comparison was cancelled");
        }
      }
      return new Undone(taken, restored, complete, future, open);
    }

    private String spent(Statement piece) {
      return "the budget was spent on the patterns of "
          + (piece.sid() == null ? "a statement" : "statement `" + piece.sid() + "`");
    }

    Undone ask(List<Statement> scope, List<Statement> near, Budget within) {
      Policy nearBase = vicinity.of(base, near);
      Policy nearTheirs = vicinity.of(theirs, near);
      Policy nearMine = vicinity.of(mine, near);
      Written written = vicinity.written(Written.in(base, theirs, mine), near);
      Encoding encoding =
          new Encoding(
              place,
              nearTheirs,
              nearMine,
              Optional.of(new Former(nearBase)),
              scope,
              written,
              reference,
              within.states());
      Difference difference = new Difference(encoding, false, within.nodes(), cancelled);
      Sets sets = sets(encoding, difference, false);
      WitnessFinder witnesses =
          new WitnessFinder(encoding, theirs, mine, Optional.of(new Former(base)), evaluator);
      ClassFinder finder =
          new ClassFinder(
              encoding,
              difference,
              theirs,
              mine,
              witnesses,
              new Grants(place, theirs, mine, reference, within, cancelled),
              evaluator,
              reference,
              within);
      ClassFinder.Found taken = finder.findWithin(sets.taken, DiagramFactory.LOST);
      ClassFinder.Found restored = finder.findWithin(sets.restored, DiagramFactory.GAINED);
      Optional<String> defect =
          sets.taken == SetAlgebra.NOTHING && sets.restored == SetAlgebra.NOTHING
              ? witnesses.recheck()
              : Optional.empty();
      return new Undone(
          undone(taken),
          undone(restored),
          taken.complete() && restored.complete() && defect.isEmpty(),
          future(encoding, within),
          defect
              .or(taken::contradicted)
              .or(restored::contradicted)
              .or(taken::open)
              .or(restored::open));
    }

    private List<UndoneClass> undone(ClassFinder.Found found) {
      return ClassFinder.byRisk(found.classes()).stream()
          .map(one -> new UndoneClass(one, formerly(one.witness())))
          .toList();
    }

    private EvaluationResult formerly(Witness witness) {
      return evaluator.evaluate(
          witness.request(),
          witness.side(
              place.type(),
              base == null ? null : new AttachedPolicy(place.type(), Requests.COMPARED, base)));
    }

    /// Actions to come are undone where the wildcards of all three say so.
    private Future future(Encoding encoding, Budget within) {
      try {
        Sets later =
            sets(encoding, new Difference(encoding, true, within.nodes(), cancelled), true);
        return Future.of(later.restored != SetAlgebra.NOTHING, later.taken != SetAlgebra.NOTHING);
      } catch (NodeLimit e) {
        return Future.UNKNOWN;
      }
    }

    private static Sets sets(Encoding encoding, Difference difference, boolean future) {
      SetAlgebra sets = new SetAlgebra(difference.factory(), encoding.domains(future));
      int theirWay = difference.diagramSinceFormer();
      int myWay = difference.diagram();
      return new Sets(
          sets.and(sets.of(theirWay, DiagramFactory.GAINED), sets.of(myWay, DiagramFactory.LOST)),
          sets.and(sets.of(theirWay, DiagramFactory.LOST), sets.of(myWay, DiagramFactory.GAINED)));
    }
  }

  /// The requests that are undone, by the way in which.
  private record Sets(int taken, int restored) {}
}
