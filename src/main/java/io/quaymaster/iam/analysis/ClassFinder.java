package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.diagram.DiagramFactory;
import io.quaymaster.iam.analysis.diagram.SetAlgebra;
import io.quaymaster.iam.analysis.encoding.Describer;
import io.quaymaster.iam.analysis.encoding.Difference;
import io.quaymaster.iam.analysis.encoding.Encoding;
import io.quaymaster.iam.analysis.encoding.Extent;
import io.quaymaster.iam.analysis.encoding.Regions;
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
import io.quaymaster.iam.service.ServiceReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns the diagram of a difference into classes with confirmed witnesses.
final class ClassFinder {
  /// Classes of one direction; `open` says what could not be shown, `contradicted` that the
  /// evaluator refused a request that nothing undecidable plays a part in.
  record Found(
      List<AccessClass> classes,
      boolean complete,
      Optional<String> open,
      Optional<String> contradicted) {}

  private static final String CONTRADICTION =
      "the engine and the evaluator contradict each other, which is a defect of this program: ";
  private static final int RECHECKS = 64;

  private final Encoding encoding;
  private final Difference difference;
  private final @Nullable Policy before;
  private final @Nullable Policy after;
  private final Evaluator evaluator;
  private final Budget budget;
  private final Requests requests;
  private final SetAlgebra sets;
  private final Describer describer;
  private final Flags flags;
  private final Tasks tasks;

  ClassFinder(
      Encoding encoding,
      Difference difference,
      @Nullable Policy before,
      @Nullable Policy after,
      Grants grants,
      Evaluator evaluator,
      ServiceReference reference,
      Budget budget) {
    this.encoding = encoding;
    this.difference = difference;
    this.before = before;
    this.after = after;
    this.evaluator = evaluator;
    this.budget = budget;
    this.requests = new Requests(encoding, before, after);
    this.sets = new SetAlgebra(difference.factory(), encoding.domains(false));
    this.describer = new Describer(encoding, sets);
    this.flags = new Flags(encoding, grants, describer, before, after, evaluator, requests);
    this.tasks = new Tasks(reference, encoding.place());
  }

  Found find(int diagram, int leaf) {
    Regions regions = new Regions(encoding, difference.factory(), sets, describer, diagram, leaf);
    Regions.Cover cover = regions.cover(budget.classes());
    List<AccessClass> classes = new ArrayList<>();
    Optional<String> open = Optional.empty();
    Optional<String> contradicted = Optional.empty();
    for (Extent extent : cover.extents()) {
      int[] point = regions.plainest(extent);
      Optional<Witness> witness = witness(extent, point, leaf);
      if (witness.isPresent()) {
        classes.add(describe(extent, point, leaf, witness.get()));
      } else if (Trials.hangsOnVariables(encoding, extent.rest())) {
        open =
            Optional.of(
                "no request could be built for " + Trials.undecidable(encoding, extent.rest()));
      } else {
        contradicted =
            Optional.of(
                CONTRADICTION + told(requests.request(point), requests.policies(point, null)));
      }
    }
    return new Found(classes, cover.complete() && open.isEmpty(), open, contradicted);
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

  /// The classes, riskiest first.
  static List<AccessClass> byRisk(List<AccessClass> classes) {
    return classes.stream()
        .sorted(
            Comparator.comparingInt(ClassFinder::risk)
                .thenComparing(
                    Comparator.comparingInt((AccessClass found) -> found.actions().size())
                        .reversed()))
        .toList();
  }

  private static int risk(AccessClass found) {
    return found.flags().stream().mapToInt(Flag::ordinal).min().orElse(Flag.values().length);
  }

  /// The plainest request of a box that the evaluator confirms.
  private Optional<Witness> witness(Extent extent, int[] point, int leaf) {
    for (Trial trial : Trials.of(encoding, requests, extent.rest(), point)) {
      EvaluationResult left = evaluator.evaluate(trial.request(), requests.policies(point, before));
      EvaluationResult right = evaluator.evaluate(trial.request(), requests.policies(point, after));
      boolean gained = !left.decision().isAllowed() && right.decision().isAllowed();
      boolean lost = left.decision().isAllowed() && !right.decision().isAllowed();
      if (leaf == DiagramFactory.GAINED ? gained : lost) {
        return Optional.of(
            new Witness(trial.request(), requests.policies(point, null), left, right));
      }
    }
    return Optional.empty();
  }

  private AccessClass describe(Extent extent, int[] point, int leaf, Witness witness) {
    List<String> actions = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    describer.actions(extent).stream()
        .mapToObj(value -> encoding.actions().action(value))
        .forEach(action -> {
          actions.add(action.id());
          if (action.known().isEmpty()) {
            unknown.add(action.id());
          }
        });
    boolean silent = describer.holdsSilentCallers(extent);
    boolean needsCaller = describer.holdsAllowedCallers(extent) && !silent;
    Because because =
        new Because(
            deciding(witness.before(), witness, point, before),
            deciding(witness.after(), witness, point, after));
    Flags.Held held = flags.conditionDropped(extent, point, leaf, witness);
    if (!held.statements().isEmpty() && because.before().isEmpty()) {
      because = new Because(held.statements(), because.after());
    }
    return new AccessClass(
        actions,
        unknown,
        tasks.of(actions),
        describer.principals(extent),
        describer.resources(extent),
        describer.conditions(extent),
        needsCaller,
        flags.of(extent, leaf, held),
        because,
        witness);
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
      boolean left =
          evaluator.evaluate(request, requests.policies(point, before)).decision().isAllowed();
      boolean right =
          evaluator.evaluate(request, requests.policies(point, after)).decision().isAllowed();
      if (left != right) {
        return Optional.of(
            "the engine found no difference but the evaluator did, which is a defect of this program; the request was "
                + request.action()
                + " by "
                + request.principal().text());
      }
    }
    return Optional.empty();
  }
}
