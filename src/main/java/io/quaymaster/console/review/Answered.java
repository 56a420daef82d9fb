package io.quaymaster.console.review;

import io.quaymaster.console.access.AccessAnswer;
import io.quaymaster.console.access.AccessAnswer.Verdict;
import io.quaymaster.console.access.TaskAnswer;
import io.quaymaster.console.catalog.AppliedPolicies.Applied;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.review.Blame.Decided;
import io.quaymaster.console.review.Blame.Hanging;
import io.quaymaster.console.review.Blame.Outcome;
import io.quaymaster.console.review.Blame.State;
import io.quaymaster.iam.analysis.AccessConditions;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.DecidingStatement;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.Layer;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.evaluation.TurningTimes;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.service.ServiceReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The answers to a question as of one instant, taken together: one, or one for each action that a
/// task needs.
record Answered(State state, List<AccessAnswer> answers) {
  /// The layers whose policies grant something, and not only let it pass.
  private static final List<Layer> GRANTING =
      List.of(Layer.REPOSITORY, Layer.REGISTRY, Layer.IDENTITY);

  static Answered of(AccessAnswer answer) {
    return new Answered(together(List.of(answer)), List.of(answer));
  }

  static Answered of(TaskAnswer task) {
    List<AccessAnswer> needs = task.needs().stream().map(TaskAnswer.NeedAnswer::answer).toList();
    return task.task().alwaysAllowed()
        ? new Answered(new State(Outcome.ALLOWED, List.of(), List.of()), needs)
        : new Answered(together(needs), needs);
  }

  /// Of a question that could not be asked then; `why` says what was missing.
  static Answered impossible(String why) {
    return new Answered(new State(Outcome.UNKNOWN, List.of(), List.of(why)), List.of());
  }

  /// What is denied for sure, nothing can mend; what is not known comes before conditions.
  private static State together(List<AccessAnswer> answers) {
    Outcome outcome =
        answers.stream()
            .map(answer -> outcome(answer.verdict()))
            .max((one, other) -> Integer.compare(weight(one), weight(other)))
            .orElse(Outcome.ALLOWED);
    return new State(
        outcome,
        outcome == Outcome.CONDITIONAL ? hanging(answers) : List.of(),
        outcome == Outcome.UNKNOWN ? missing(answers) : List.of());
  }

  private static List<String> missing(List<AccessAnswer> answers) {
    return answers.stream()
        .map(AccessAnswer::verdict)
        .flatMap(verdict ->
            verdict instanceof Verdict.Unknown(String what) ? Stream.of(what) : Stream.empty())
        .distinct()
        .toList();
  }

  /// Actions that hang on the same are told together.
  private static List<Hanging> hanging(List<AccessAnswer> answers) {
    Map<Hanging, List<String>> actions = new LinkedHashMap<>();
    for (AccessAnswer answer : answers) {
      if (answer.verdict()
          instanceof Verdict.Conditional(boolean allowed, var cases, String open)) {
        Hanging one =
            new Hanging(
                List.of(), cases.stream().map(AccessConditions.Case::conditions).toList(), open);
        actions.computeIfAbsent(one, same -> new ArrayList<>()).add(answer.question().action());
      }
    }
    return actions.entrySet().stream()
        .map(entry ->
            new Hanging(
                entry.getValue().size() == answers.size() ? List.of() : entry.getValue(),
                entry.getKey().cases(),
                entry.getKey().open()))
        .toList();
  }

  private static Outcome outcome(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Allowed() -> Outcome.ALLOWED;
      case Verdict.DeniedExplicitly() -> Outcome.EXPLICIT_DENY;
      case Verdict.DeniedImplicitly() -> Outcome.IMPLICIT_DENY;
      case Verdict.Conditional conditional -> Outcome.CONDITIONAL;
      case Verdict.Unknown unknown -> Outcome.UNKNOWN;
    };
  }

  private static int weight(Outcome outcome) {
    return switch (outcome) {
      case ALLOWED -> 0;
      case CONDITIONAL -> 1;
      case UNKNOWN -> 2;
      case IMPLICIT_DENY -> 3;
      case EXPLICIT_DENY -> 4;
    };
  }

  /// Whether a policy had a say.
  boolean has(PolicyId policy) {
    return answers.stream()
        .flatMap(answer -> answer.policies().versions().stream())
        .anyMatch(one -> one.version().policy().equals(policy));
  }

  /// What it rests on, whatever the number of the version and the place in it: a statement by its
  /// `Sid`, or by what it says if it has none.
  private record Ground(Object policy, Layer layer, Effect effect, Object statement) {}

  /// Whether another answer rests on the same statements.
  boolean restsOnTheSame(Answered other) {
    return grounds().equals(other.grounds());
  }

  private Set<Ground> grounds() {
    Set<Ground> grounds = new HashSet<>();
    for (AccessAnswer answer : answers) {
      if (counts(answer)) {
        decided(answer).map(one -> ground(answer, one)).forEach(grounds::add);
      }
    }
    return grounds;
  }

  private static Ground ground(AccessAnswer answer, Decided one) {
    DecidingStatement deciding = one.statement();
    String sid = deciding.statement().sid();
    Object policy = one.version().<Object>map(VersionId::policy).orElseGet(deciding::policy);
    Object statement = sid == null || sid.isEmpty() ? said(answer, deciding) : sid;
    return new Ground(policy, deciding.layer(), deciding.effect(), statement);
  }

  private static Optional<Statement> said(AccessAnswer answer, DecidingStatement deciding) {
    List<Statement> found = new ArrayList<>();
    answer
        .policies()
        .policies()
        .map(policy -> {
          if (policy.name().equals(deciding.policy())) {
            found.add(policy.policy().statements().get(deciding.statement().index()));
          }
          return policy;
        });
    return found.stream().findFirst();
  }

  /// When conditions of what was in force turn.
  List<Instant> turningTimes() {
    return answers.stream()
        .flatMap(answer -> TurningTimes.of(answer.policies().policies()).stream())
        .distinct()
        .toList();
  }

  /// The statements that it rests on. Of what is denied, those of the actions that are; of what is
  /// not known, those of the policies on file that allow it; of what hangs on keys, those that
  /// allow it in one of the cases.
  List<Decided> decided() {
    return answers.stream().filter(this::counts).flatMap(Answered::decided).distinct().toList();
  }

  private boolean counts(AccessAnswer answer) {
    return !isDenial(state.outcome()) || isDenial(outcome(answer.verdict()));
  }

  private static boolean isDenial(Outcome outcome) {
    return outcome == Outcome.EXPLICIT_DENY || outcome == Outcome.IMPLICIT_DENY;
  }

  private static Stream<Decided> decided(AccessAnswer answer) {
    Stream<DecidingStatement> statements =
        switch (answer.verdict()) {
          case Verdict.Allowed _, Verdict.DeniedExplicitly _, Verdict.DeniedImplicitly _ ->
              answer.explanation().result().statements().stream();
          case Verdict.Conditional conditional ->
              conditional.cases().stream().flatMap(one -> deciding(answer, one.example()));
          case Verdict.Unknown _ ->
              GRANTING.stream()
                  .map(answer.explanation()::layer)
                  .flatMap(layer -> layer.matching(Effect.ALLOW));
        };
    return statements.map(statement -> new Decided(statement, version(answer, statement)));
  }

  private static Stream<DecidingStatement> deciding(
      AccessAnswer answer, Map<String, ContextValue> example) {
    RequestContext request = answer.explanation().request();
    Map<String, ContextValue> context = new LinkedHashMap<>(request.context());
    context.putAll(example);
    return new Evaluator(ServiceReference.load())
        .evaluate(request.withContext(context), answer.policies().policies()).statements().stream();
  }

  private static Optional<VersionId> version(AccessAnswer answer, DecidingStatement statement) {
    return answer.policies().versions().stream()
        .filter(applied -> applied.name().equals(statement.policy()))
        .map(Applied::version)
        .findFirst();
  }
}
