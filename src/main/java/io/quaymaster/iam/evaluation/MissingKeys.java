package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.LayerTrace.StatementTrace;
import io.quaymaster.iam.evaluation.Match.Matched;
import io.quaymaster.iam.evaluation.Match.Mismatch;
import io.quaymaster.iam.evaluation.Match.NotMatched;
import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.ConditionKey;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.Segment;
import io.quaymaster.iam.policy.Statement;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which keys of the context were asked for in vain, by statements that the keys could still have
/// turned.
final class MissingKeys {
  private MissingKeys() {}

  static SortedSet<String> of(Evaluation evaluation) {
    var context = evaluation.facts().request().context();
    SortedSet<String> missing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    evaluation.layers().stream()
        .flatMap(layer -> layer.levels().stream())
        .flatMap(level -> level.policies().stream())
        .flatMap(policy -> policy.statements().stream())
        .flatMap(MissingKeys::asked)
        .filter(key -> !context.containsKey(key.name()))
        .forEach(key -> missing.add(key.text()));
    return missing;
  }

  private static Stream<ConditionKey> asked(StatementTrace trace) {
    return switch (trace.match()) {
      case NotMatched(Mismatch.ActionDiffers _), NotMatched(Mismatch.PrincipalDiffers _) ->
          Stream.of();
      case NotMatched(Mismatch.ResourceDiffers _) -> resourceKeys(trace.statement().resource());
      case NotMatched(Mismatch.ConditionNotMet _), Matched _ -> keys(trace.statement());
    };
  }

  private static Stream<ConditionKey> keys(Statement statement) {
    return Stream.concat(
        resourceKeys(statement.resource()),
        statement.conditions().stream().flatMap(MissingKeys::keys));
  }

  private static Stream<ConditionKey> keys(Condition condition) {
    return Stream.concat(Stream.of(condition.key()), variables(condition.values()));
  }

  private static Stream<ConditionKey> resourceKeys(ResourceElement element) {
    return switch (element) {
      case ResourceElement.Implied() -> Stream.of();
      case ResourceElement.Resources(List<Pattern> patterns) -> variables(patterns);
      case ResourceElement.NotResources(List<Pattern> patterns) -> variables(patterns);
    };
  }

  private static Stream<ConditionKey> variables(List<Pattern> patterns) {
    return patterns.stream()
        .flatMap(pattern -> pattern.segments().stream())
        .flatMap(segment ->
            segment instanceof Segment.Variable variable ? Stream.of(variable.key()) : Stream.of());
  }
}
