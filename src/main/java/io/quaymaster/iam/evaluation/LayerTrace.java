package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.policy.StatementRef;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// How a layer came to its answer. `reason` is a sentence, empty where the layer has a say. SCPs
/// and RCPs have one level for each level of the organization, the other layers one.
public record LayerTrace(Layer layer, LayerAnswer answer, String reason, List<LevelTrace> levels) {
  public LayerTrace {
    levels = List.copyOf(levels);
  }

  /// The policies of one level; `name` is empty for layers without levels.
  public record LevelTrace(String name, List<PolicyTrace> policies) {
    public LevelTrace {
      policies = List.copyOf(policies);
    }

    public LayerAnswer answer() {
      return answerOf(policies.stream().flatMap(policy -> policy.statements().stream()).toList());
    }
  }

  /// What the statements of one policy said, in their order.
  public record PolicyTrace(AttachedPolicy policy, List<StatementTrace> statements) {
    public PolicyTrace {
      statements = List.copyOf(statements);
    }

    public String name() {
      return policy.name();
    }

    public LayerAnswer answer() {
      return answerOf(statements);
    }
  }

  /// What one statement said: its place, and whether and how it matched.
  public record StatementTrace(StatementRef ref, Statement statement, Match match) {
    public boolean isMatched() {
      return match instanceof Match.Matched;
    }

    public Effect effect() {
      return statement.effect();
    }
  }

  /// The matching statements of one effect, in the order of the policies.
  public Stream<DecidingStatement> matching(Effect effect) {
    return levels.stream()
        .flatMap(level -> level.policies().stream())
        .flatMap(policy ->
            policy.statements().stream()
                .filter(trace -> trace.isMatched() && trace.effect() == effect)
                .map(trace -> new DecidingStatement(layer, policy.name(), trace.ref(), effect)));
  }

  static LayerAnswer answerOf(List<StatementTrace> statements) {
    Predicate<Effect> says =
        effect ->
            statements.stream().anyMatch(trace -> trace.isMatched() && trace.effect() == effect);
    return says.test(Effect.DENY)
        ? LayerAnswer.DENIES
        : says.test(Effect.ALLOW) ? LayerAnswer.ALLOWS : LayerAnswer.SILENT;
  }
}
