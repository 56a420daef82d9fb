package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// A condition whose values are read once. What depends on variables of the request, and what is
/// rare, is left to the plain form, `ValueMatching`.
record CompiledCondition(Condition condition, String key, Test test) {
  private static final Variables NO_VARIABLES = new Variables(Map.of());

  /// Whether some value of the policy matches a value of the request.
  private interface Test {
    boolean matches(String requestValue, CompiledRequest request);
  }

  static CompiledCondition of(Condition condition) {
    return new CompiledCondition(condition, condition.key().name(), test(condition));
  }

  boolean isMet(CompiledRequest request) {
    return ConditionMatching.isMet(
        condition, request.context().get(key), value -> test.matches(value, request));
  }

  private static Test test(Condition condition) {
    List<Pattern> values = condition.values();
    ConditionOperator operator = condition.operator();
    if (values.stream().anyMatch(Pattern::hasVariables)) {
      return plain(condition);
    }
    return switch (operator.family()) {
      case STRING -> string(operator, values);
      case ARN -> arns(values);
      case NUMERIC -> compared(operator, values, DecimalNumber::parse);
      case DATE -> compared(operator, values, DateValue::parse);
      case IP_ADDRESS -> addresses(values);
      case BOOL, BINARY, NULL -> plain(condition);
    };
  }

  private static Test plain(Condition condition) {
    return (requestValue, request) -> {
      ValueMatching matching = new ValueMatching(request.variables());
      for (Pattern value : condition.values()) {
        if (matching.matches(condition.operator(), value, requestValue)) {
          return true;
        }
      }
      return false;
    };
  }

  private static Test string(ConditionOperator operator, List<Pattern> values) {
    return switch (operator) {
      case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE -> {
        Set<String> folded = new HashSet<>();
        values.forEach(value -> folded.add(CaseFolding.fold(value.literalText())));
        yield (requestValue, _) -> folded.contains(CaseFolding.fold(requestValue));
      }
      case STRING_LIKE, STRING_NOT_LIKE -> any(texts(values).map(Glob::of).toList(), Glob::matches);
      default -> {
        Set<String> texts = new HashSet<>();
        values.forEach(value -> texts.add(value.literalText()));
        yield (requestValue, _) -> texts.contains(requestValue);
      }
    };
  }

  private static Test arns(List<Pattern> values) {
    return any(
        texts(values).flatMap(text -> CompiledArn.of(text).stream()).toList(),
        CompiledArn::matches);
  }

  private static java.util.stream.Stream<TextPattern> texts(List<Pattern> values) {
    return values.stream().flatMap(value -> TextPattern.of(value, NO_VARIABLES).stream());
  }

  private interface Matching<T> {
    boolean matches(T policyValue, String requestValue);
  }

  private static <T> Test any(List<T> policyValues, Matching<T> matching) {
    return (requestValue, _) -> {
      for (T policyValue : policyValues) {
        if (matching.matches(policyValue, requestValue)) {
          return true;
        }
      }
      return false;
    };
  }

  private static <T extends Comparable<T>> Test compared(
      ConditionOperator operator, List<Pattern> values, Function<String, Optional<T>> reader) {
    List<T> policyValues =
        values.stream().flatMap(value -> reader.apply(value.literalText()).stream()).toList();
    return read(
        reader,
        requestValue ->
            some(policyValues, value -> ValueMatching.compare(operator, requestValue, value)));
  }

  private static Test addresses(List<Pattern> values) {
    List<IpRange> ranges =
        values.stream().flatMap(value -> IpRange.parse(value.literalText()).stream()).toList();
    return read(IpRange::address, address -> some(ranges, range -> range.holds(address)));
  }

  private static <T> Test read(Function<String, Optional<T>> reader, Predicate<T> matches) {
    return (requestValue, _) -> reader.apply(requestValue).filter(matches).isPresent();
  }

  private static <T> boolean some(List<T> policyValues, Predicate<T> matches) {
    for (T value : policyValues) {
      if (matches.test(value)) {
        return true;
      }
    }
    return false;
  }
}
