package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.diagram.Box;
import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import io.quaymaster.iam.analysis.encoding.Encoding;
import io.quaymaster.iam.analysis.encoding.Requests;
import io.quaymaster.iam.analysis.encoding.Trial;
import io.quaymaster.iam.analysis.encoding.Trials;
import io.quaymaster.iam.evaluation.DecidingStatement;
import io.quaymaster.iam.evaluation.EvaluationResult;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.StatementRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds what the engine found against the evaluator: witnesses of a difference, and requests where
/// there is none.
final class WitnessFinder {
  private static final String CONTRADICTION =
      "the engine and the evaluator contradict each other, which is a defect of this program: ";
  private static final int RECHECKS = 64;

  private final Encoding encoding;
  private final @Nullable Policy before;
  private final @Nullable Policy after;
  private final Optional<Encoding.Former> former;
  private final Evaluator evaluator;
  private final Requests requests;

  WitnessFinder(
      Encoding encoding, @Nullable Policy before, @Nullable Policy after, Evaluator evaluator) {
    this(encoding, before, after, Optional.empty(), evaluator);
  }

  /// Of a request that `former`, if there is one, answers as `before` does, nothing is said.
  WitnessFinder(
      Encoding encoding,
      @Nullable Policy before,
      @Nullable Policy after,
      Optional<Encoding.Former> former,
      Evaluator evaluator) {
    this.encoding = encoding;
    this.before = before;
    this.after = after;
    this.former = former;
    this.evaluator = evaluator;
    this.requests =
        new Requests(encoding, before, after, former.map(Encoding.Former::policy).orElse(null));
  }

  Requests requests() {
    return requests;
  }

  /// The plainest request of a box, near `point`, that the evaluator confirms.
  Optional<Witness> witness(Box box, int[] point, int leaf) {
    for (Trial trial : Trials.of(encoding, requests, box, point)) {
      EvaluationResult left = evaluator.evaluate(trial.request(), requests.policies(point, before));
      EvaluationResult right = evaluator.evaluate(trial.request(), requests.policies(point, after));
      boolean gained = !left.decision().isAllowed() && right.decision().isAllowed();
      boolean lost = left.decision().isAllowed() && !right.decision().isAllowed();
      if ((leaf == DiagramFactory.GAINED ? gained : lost)
          && isUndone(trial.request(), point, left.decision().isAllowed())) {
        return Optional.of(
            new Witness(trial.request(), requests.policies(point, null), left, right));
      }
    }
    return Optional.empty();
  }

  /// Whether `former` answered otherwise than the side between it and the last one; as it is where
  /// there is none.
  private boolean isUndone(RequestContext request, int[] point, boolean between) {
    return former.isEmpty() || formerly(request, point) != between;
  }

  private boolean formerly(RequestContext request, int[] point) {
    Policy policy = former.map(Encoding.Former::policy).orElse(null);
    return evaluator.decide(request, requests.policies(point, policy)).isAllowed();
  }

  /// The statements that the two answers to a witness at `point` rest on.
  Because because(Witness witness, int[] point) {
    return new Because(
        deciding(witness.before(), witness, point, before),
        deciding(witness.after(), witness, point, after));
  }

  /// What is said of a point that the evaluator does not confirm, though nothing undecidable plays
  /// a part in it.
  String contradiction(int[] point) {
    return CONTRADICTION + told(requests.request(point), requests.policies(point, null));
  }

  private static String told(RequestContext request, PolicySet around) {
    return request.action()
        + " on "
        + request.resource()
        + " by "
        + request.principal()
        + " with "
        + request.context()
        + (around.permissionsBoundary() == null ? "" : ", a permissions boundary")
        + (around.sessionPolicy() == null ? "" : ", a session policy")
        + (around.identityPolicies().isEmpty() ? "" : ", own policies that allow it");
  }

  /// The statements of the compared policy that a decision rests on. An Allow rests on what grants;
  /// a boundary, a session policy and an SCP only let pass, so theirs are looked for.
  private List<StatementRef> deciding(
      EvaluationResult result, Witness witness, int[] point, @Nullable Policy side) {
    Effect effect = result.decision().isAllowed() ? Effect.ALLOW : Effect.DENY;
    List<StatementRef> granting = compared(result.statements().stream(), effect);
    boolean letsPass =
        switch (encoding.place().type()) {
          case PERMISSIONS_BOUNDARY, SESSION_POLICY, SCP -> true;
          case REPOSITORY_POLICY, REGISTRY_POLICY, IDENTITY_POLICY, RCP -> false;
        };
    if (!granting.isEmpty() || effect == Effect.DENY || !letsPass) {
      return granting;
    }
    return compared(
        evaluator.explain(witness.request(), requests.policies(point, side)).layers().stream()
            .flatMap(layer -> layer.matching(effect)),
        effect);
  }

  private static List<StatementRef> compared(Stream<DecidingStatement> all, Effect effect) {
    return all.filter(statement ->
            statement.policy().equals(Requests.COMPARED) && statement.effect() == effect)
        .map(DecidingStatement::statement)
        .toList();
  }

  /// Compares both sides on requests made of the values that the documents name. A difference here
  /// would be a defect of the engine, since it has just proven that there is none.
  Optional<String> recheck() {
    if (before != null && before.equals(after)) {
      return Optional.empty();
    }
    for (int[] point : Trials.sample(encoding, RECHECKS)) {
      if (!encoding.isInScope(point)) {
        continue;
      }
      var request = requests.request(point);
      boolean left = evaluator.decide(request, requests.policies(point, before)).isAllowed();
      boolean right = evaluator.decide(request, requests.policies(point, after)).isAllowed();
      if (left != right && isUndone(request, point, left)) {
        return Optional.of(
            "the engine found no difference but the evaluator did, which is a defect of this"
                + " program; the request was "
                + request.action()
                + " by "
                + request.principal().text());
      }
    }
    return Optional.empty();
  }
}
