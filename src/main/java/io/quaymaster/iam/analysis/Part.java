package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.Comparison.Future;
import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import io.quaymaster.iam.analysis.diagram.NodeLimit;
import io.quaymaster.iam.analysis.encoding.Difference;
import io.quaymaster.iam.analysis.encoding.Encoding;
import io.quaymaster.iam.analysis.encoding.Pieces;
import io.quaymaster.iam.analysis.encoding.PlainestPoint;
import io.quaymaster.iam.analysis.encoding.Written;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.ServiceReference;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The comparison of two documents within a scope: whether anything is gained or lost there, and
/// the classes.
record Part(
    boolean gains,
    boolean loses,
    ClassFinder.Found gained,
    ClassFinder.Found lost,
    Future future,
    PrincipalOverlaps overlaps,
    Optional<String> defect) {
  /// The documents as they are, those of their parts that play a role within the scope (indexes
  /// kept), and the scope: no statement for everything, else one that has to match and others that
  /// must not. `pieces` are what literally stands on one side only, and `written` is what of the
  /// whole documents belongs to the universe.
  record Sides(
      Place place,
      @Nullable Policy before,
      @Nullable Policy after,
      @Nullable Policy nearBefore,
      @Nullable Policy nearAfter,
      List<Statement> scope,
      List<Statement> pieces,
      Written written) {
    /// Whether actions to come may be answered differently: they match no piece that lists actions
    /// of today, and a missing document may allow them all.
    boolean mayDifferLater() {
      return before == null || after == null || pieces.stream().anyMatch(Pieces::mayCoverMore);
    }
  }

  /// Whether nothing is gained or lost, neither today nor with actions to come.
  static boolean isSame(
      Sides sides,
      ServiceReference reference,
      Evaluator evaluator,
      Budget budget,
      BooleanSupplier cancelled) {
    Encoding encoding = encoding(sides, reference, budget);
    Difference difference = new Difference(encoding, false, budget.nodes(), cancelled);
    boolean same =
        isSame(difference) && isSame(new Difference(encoding, true, budget.nodes(), cancelled));
    return same && witnesses(sides, encoding, evaluator).recheck().isEmpty();
  }

  private static boolean isSame(Difference difference) {
    int diagram = difference.diagram();
    return !leads(difference, diagram, DiagramFactory.GAINED)
        && !leads(difference, diagram, DiagramFactory.LOST);
  }

  private static boolean leads(Difference difference, int diagram, int leaf) {
    return difference.factory().leadingTo(leaf).test(diagram);
  }

  /// The verdict, with a request for each direction; nothing where it takes classes to find one
  /// that the evaluator confirms.
  static Optional<Decided> decided(
      Sides sides,
      ServiceReference reference,
      Evaluator evaluator,
      Budget budget,
      BooleanSupplier cancelled) {
    Encoding encoding = encoding(sides, reference, budget);
    Difference difference = new Difference(encoding, false, budget.nodes(), cancelled);
    int diagram = difference.diagram();
    boolean gains = leads(difference, diagram, DiagramFactory.GAINED);
    boolean loses = leads(difference, diagram, DiagramFactory.LOST);
    WitnessFinder witnesses = witnesses(sides, encoding, evaluator);
    Optional<Shown> gained =
        gains
            ? shown(encoding, difference, diagram, DiagramFactory.GAINED, witnesses)
            : Optional.empty();
    Optional<Shown> lost =
        loses
            ? shown(encoding, difference, diagram, DiagramFactory.LOST, witnesses)
            : Optional.empty();
    boolean sure = gains || loses || witnesses.recheck().isEmpty();
    return sure && gains == gained.isPresent() && loses == lost.isPresent()
        ? Optional.of(new Decided(Verdict.of(gains, loses), gained, lost, Optional.empty()))
        : Optional.empty();
  }

  private static Optional<Shown> shown(
      Encoding encoding, Difference difference, int diagram, int leaf, WitnessFinder witnesses) {
    int[] point = new PlainestPoint(encoding, difference.factory()).of(diagram, leaf);
    return witnesses
        .witness(Box.everything(), point, leaf)
        .map(witness -> new Shown(witness, witnesses.because(witness, point)));
  }

  private static WitnessFinder witnesses(Sides sides, Encoding encoding, Evaluator evaluator) {
    return new WitnessFinder(encoding, sides.before(), sides.after(), evaluator);
  }

  private static Encoding encoding(Sides sides, ServiceReference reference, Budget budget) {
    return new Encoding(
        sides.place(),
        sides.nearBefore(),
        sides.nearAfter(),
        sides.scope(),
        sides.written(),
        reference,
        budget.states());
  }

  private static ClassFinder finder(
      Sides sides,
      Encoding encoding,
      Difference difference,
      WitnessFinder witnesses,
      ServiceReference reference,
      Evaluator evaluator,
      Budget budget,
      BooleanSupplier cancelled) {
    Grants grants =
        new Grants(sides.place(), sides.before(), sides.after(), reference, budget, cancelled);
    return new ClassFinder(
        encoding,
        difference,
        sides.before(),
        sides.after(),
        witnesses,
        grants,
        evaluator,
        reference,
        budget);
  }

  static Part of(
      Sides sides,
      ServiceReference reference,
      Evaluator evaluator,
      Budget budget,
      BooleanSupplier cancelled) {
    Encoding encoding = encoding(sides, reference, budget);
    Difference difference = new Difference(encoding, false, budget.nodes(), cancelled);
    int diagram = difference.diagram();
    boolean gains = leads(difference, diagram, DiagramFactory.GAINED);
    boolean loses = leads(difference, diagram, DiagramFactory.LOST);
    WitnessFinder witnesses = witnesses(sides, encoding, evaluator);
    ClassFinder finder =
        finder(sides, encoding, difference, witnesses, reference, evaluator, budget, cancelled);
    Optional<String> defect = gains || loses ? Optional.empty() : witnesses.recheck();
    ClassFinder.Found gained = finder.find(diagram, DiagramFactory.GAINED);
    ClassFinder.Found lost = finder.find(diagram, DiagramFactory.LOST);
    return new Part(
        gains,
        loses,
        gained,
        lost,
        sides.mayDifferLater() ? future(encoding, budget, cancelled) : Future.SAME,
        finder.overlaps(),
        defect);
  }

  private static Future future(Encoding encoding, Budget budget, BooleanSupplier cancelled) {
    try {
      Difference difference = new Difference(encoding, true, budget.nodes(), cancelled);
      int diagram = difference.diagram();
      return Future.of(
          leads(difference, diagram, DiagramFactory.GAINED),
          leads(difference, diagram, DiagramFactory.LOST));
    } catch (NodeLimit e) {
      return Future.UNKNOWN;
    }
  }
}
