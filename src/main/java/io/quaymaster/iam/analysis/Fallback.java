package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.Comparison.Future;
import io.quaymaster.iam.analysis.encoding.Pieces;
import io.quaymaster.iam.analysis.encoding.Requests;
import io.quaymaster.iam.analysis.encoding.Standing;
import io.quaymaster.iam.analysis.solver.AccessQuestion;
import io.quaymaster.iam.analysis.solver.Inexpressible;
import io.quaymaster.iam.analysis.solver.ModelReader;
import io.quaymaster.iam.analysis.solver.Solution;
import io.quaymaster.iam.analysis.solver.SolverProcess;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.DecidingStatement;
import io.quaymaster.iam.evaluation.EvaluationResult;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.evaluation.Principal;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.StatementRef;
import io.quaymaster.iam.service.ActionDefinition;
import io.quaymaster.iam.service.ServiceReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Asks a general solver about what the engine left open. A model counts once the evaluator
/// confirms its request; that there is none, once requests made of the documents' own texts say
/// nothing else. This class, and with it the solver, is loaded only where it is needed.
final class Fallback {
  /// What is known of one direction: whether the solver was asked in vain, and a class if there is
  /// a difference.
  private record Direction(boolean open, Optional<AccessClass> found) {
    static final Direction OPEN = new Direction(true, Optional.empty());
    static final Direction NOTHING = new Direction(false, Optional.empty());
  }

  private static final int MEGABYTES = 160;
  private static final Pattern ODD = Pattern.compile("[^a-z0-9:/._-]");

  private final Place place;
  private final @Nullable Policy before;
  private final @Nullable Policy after;
  private final ServiceReference reference;
  private final Evaluator evaluator;
  private final Budget budget;
  private final BooleanSupplier cancelled;

  Fallback(
      Place place,
      @Nullable Policy before,
      @Nullable Policy after,
      ServiceReference reference,
      Evaluator evaluator,
      Budget budget,
      BooleanSupplier cancelled) {
    this.place = place;
    this.before = before;
    this.after = after;
    this.reference = reference;
    this.evaluator = evaluator;
    this.budget = budget;
    this.cancelled = cancelled;
  }

  /// The answer in the place of one that is `open`: decided, or with more that is known.
  ///
  /// @param processes how many solvers may run at once
  Comparison settle(Comparison open, Semaphore processes) {
    Optional<AccessQuestion> question = question();
    if (question.isEmpty()) {
      return open;
    }
    waitFor(processes);
    try (SolverProcess solver = SolverProcess.start(MEGABYTES, cancelled).orElse(null)) {
      return solver == null ? open : settle(open, question.get(), solver);
    } finally {
      processes.release();
    }
  }

  private void waitFor(Semaphore processes) {
    try {
      while (!processes.tryAcquire(10, TimeUnit.MILLISECONDS)) {
        if (cancelled.getAsBoolean()) {
          throw new CancellationException("The comparison was cancelled");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The comparison was interrupted");
    }
  }

  private Comparison settle(Comparison open, AccessQuestion question, SolverProcess solver) {
    Direction gained =
        open.gained().isEmpty()
            ? ask(question, true, solver)
            : new Direction(false, Optional.of(open.gained().getFirst()));
    Direction lost =
        open.lost().isEmpty()
            ? ask(question, false, solver)
            : new Direction(false, Optional.of(open.lost().getFirst()));
    List<AccessClass> gains = with(open.gained(), gained);
    List<AccessClass> losses = with(open.lost(), lost);
    if (gained.open() || lost.open()) {
      return new Comparison(
          Verdict.UNDECIDED,
          gains,
          losses,
          false,
          open.future(),
          PrincipalOverlaps.NONE,
          open.undecided()
              .map(why -> "%s; %s did not decide it either".formatted(why, solver.name())),
          Optional.empty());
    }
    boolean same = gains.isEmpty() && losses.isEmpty();
    if (same && !agrees(question)) {
      return open;
    }
    return new Comparison(
        Verdict.of(!gains.isEmpty(), !losses.isEmpty()),
        gains,
        losses,
        same,
        mayDifferLater() ? Future.UNKNOWN : Future.SAME,
        PrincipalOverlaps.NONE,
        Optional.empty(),
        Optional.of(solver.name()));
  }

  private Optional<AccessQuestion> question() {
    try {
      return Optional.of(AccessQuestion.of(place, before, after));
    } catch (Inexpressible e) {
      return Optional.empty();
    }
  }

  private static List<AccessClass> with(List<AccessClass> known, Direction direction) {
    return known.isEmpty() ? direction.found().stream().toList() : known;
  }

  private boolean mayDifferLater() {
    return before == null
        || after == null
        || Pieces.of(before, after).stream().anyMatch(Pieces::mayCoverMore);
  }

  private Direction ask(AccessQuestion question, boolean gained, SolverProcess solver) {
    String script = gained ? question.gained() : question.lost();
    return switch (solver.solve(script, budget.solver(), cancelled)) {
      case Solution.Unknown _ -> Direction.OPEN;
      case Solution.Unsatisfiable _ -> Direction.NOTHING;
      case Solution.Satisfiable(Map<String, String> model) ->
          shown(question.reader(), model, gained)
              .map(found -> new Direction(false, Optional.of(found)))
              .orElse(Direction.OPEN);
    };
  }

  /// The request of a model as a class, made as plain as the evaluator lets it be: what may be left
  /// out of the model is, and odd characters become plain ones.
  private Optional<AccessClass> shown(
      ModelReader reader, Map<String, String> model, boolean gained) {
    if (!changes(reader.read(model), gained)) {
      return Optional.empty();
    }
    Map<String, String> plainest = new LinkedHashMap<>(model);
    model.keySet().stream()
        .sorted()
        .forEach(unknown -> {
          Map<String, String> plainer = new LinkedHashMap<>(plainest);
          plainer.remove(unknown);
          if (changes(reader.read(plainer), gained)) {
            plainest.remove(unknown);
          } else {
            plainer.put(unknown, ODD.matcher(String.valueOf(model.get(unknown))).replaceAll("a"));
            if (changes(reader.read(plainer), gained)) {
              plainest.putAll(plainer);
            }
          }
        });
    return Optional.of(described(reader.read(plainest), gained));
  }

  private boolean changes(ModelReader.Reading reading, boolean gained) {
    boolean left = evaluate(reading, reading.allowed(), before).decision().isAllowed();
    boolean right = evaluate(reading, reading.allowed(), after).decision().isAllowed();
    return left != right && right == gained;
  }

  private EvaluationResult evaluate(
      ModelReader.Reading reading, boolean allowed, @Nullable Policy compared) {
    return evaluator.evaluate(reading.request(), policies(reading, allowed, compared));
  }

  private PolicySet policies(
      ModelReader.Reading reading, boolean allowed, @Nullable Policy compared) {
    Principal principal = reading.request().principal();
    return Requests.policies(
        place.type(),
        principal instanceof Principal.FederatedUser,
        () -> !reading.request().resourceAccount().equals(principal.account()),
        () -> standing(reading, allowed),
        compared);
  }

  private static Standing standing(ModelReader.Reading reading, boolean allowed) {
    return switch (reading.request().principal()) {
      case Principal.User _, Principal.RoleSession _, Principal.FederatedUser _ ->
          Standing.of(allowed, reading.bounded(), reading.limited());
      case Principal.Root _, Principal.ServicePrincipal _, Principal.Anonymous _ -> Standing.NONE;
    };
  }

  private AccessClass described(ModelReader.Reading reading, boolean gained) {
    EvaluationResult left = evaluate(reading, reading.allowed(), before);
    EvaluationResult right = evaluate(reading, reading.allowed(), after);
    var request = reading.request();
    Optional<ActionDefinition> known = reference.action(request.action());
    boolean needsCaller =
        place.type() != PolicyType.IDENTITY_POLICY
            && !evaluate(reading, false, gained ? after : before).decision().isAllowed();
    return new AccessClass(
        List.of(request.action()),
        known.isPresent() ? List.of() : List.of(request.action()),
        new Tasks(reference, place).of(List.of(request.action())),
        one(request.principal().text()),
        one(request.resource()),
        request.context().entrySet().stream()
            .map(entry -> new ConditionText(entry.getKey(), text(entry.getValue())))
            .toList(),
        needsCaller,
        Flags.ofRequest(known, request.principal()),
        new Because(deciding(left), deciding(right)),
        new Witness(request, policies(reading, reading.allowed(), null), left, right));
  }

  private static Described one(String text) {
    return new Described(text, List.of(text), List.of());
  }

  private static String text(ContextValue value) {
    return switch (value) {
      case ContextValue.One(String text) -> "is " + text;
      case ContextValue.Many(List<String> texts) -> "is " + texts;
    };
  }

  private static List<StatementRef> deciding(EvaluationResult result) {
    Effect effect = result.decision().isAllowed() ? Effect.ALLOW : Effect.DENY;
    return result.statements().stream()
        .filter(statement ->
            statement.policy().equals(Requests.COMPARED) && statement.effect() == effect)
        .map(DecidingStatement::statement)
        .toList();
  }

  /// Whether requests made of what the documents write are answered alike.
  private boolean agrees(AccessQuestion question) {
    return question.samples().stream()
        .noneMatch(sample -> changes(sample, true) || changes(sample, false));
  }
}
