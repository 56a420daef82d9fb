package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.Comparison.Future;
import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import io.quaymaster.iam.analysis.diagram.NodeLimit;
import io.quaymaster.iam.analysis.encoding.Difference;
import io.quaymaster.iam.analysis.encoding.Encoding;
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
    Optional<String> defect) {
  /// The documents as they are, those of their parts that play a role within the scope (indexes
  /// kept), and the scope: no statement for everything, else one that has to match and others that
  /// must not. `written` is what of the whole documents belongs to the universe.
  record Sides(
      Place place,
      @Nullable Policy before,
      @Nullable Policy after,
      @Nullable Policy nearBefore,
      @Nullable Policy nearAfter,
      List<Statement> scope,
      Written written) {}

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
    return same
        && finder(sides, encoding, difference, reference, evaluator, budget, cancelled)
            .recheck()
            .isEmpty();
  }

  private static boolean isSame(Difference difference) {
    int diagram = difference.diagram();
    return !difference.factory().meets(Box.everything(), diagram, DiagramFactory.GAINED)
        && !difference.factory().meets(Box.everything(), diagram, DiagramFactory.LOST);
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
      ServiceReference reference,
      Evaluator evaluator,
      Budget budget,
      BooleanSupplier cancelled) {
    Grants grants =
        new Grants(sides.place(), sides.before(), sides.after(), reference, budget, cancelled);
    return new ClassFinder(
        encoding, difference, sides.before(), sides.after(), grants, evaluator, reference, budget);
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
    DiagramFactory factory = difference.factory();
    boolean gains = factory.meets(Box.everything(), diagram, DiagramFactory.GAINED);
    boolean loses = factory.meets(Box.everything(), diagram, DiagramFactory.LOST);
    ClassFinder finder =
        finder(sides, encoding, difference, reference, evaluator, budget, cancelled);
    Optional<String> defect = gains || loses ? Optional.empty() : finder.recheck();
    return new Part(
        gains,
        loses,
        finder.find(diagram, DiagramFactory.GAINED),
        finder.find(diagram, DiagramFactory.LOST),
        future(encoding, budget, cancelled),
        defect);
  }

  private static Future future(Encoding encoding, Budget budget, BooleanSupplier cancelled) {
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
