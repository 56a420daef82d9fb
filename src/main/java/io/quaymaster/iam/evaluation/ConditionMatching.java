package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.Pattern;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whether one key under one operator is as a condition wants it.
///
/// Source: IAM User Guide, "Condition operators", "Conditions with multiple context keys or values"
/// and "Set operators for multi-valued context keys".
record ConditionMatching(RequestContext request, ValueMatching values) {
  boolean isMet(Condition condition) {
    return isMet(
        condition,
        request.context().get(condition.key().name()),
        requestValue ->
            condition.values().stream()
                .anyMatch(value -> values.matches(condition.operator(), value, requestValue)));
  }

  /// `value` is what the request carries for the key; `matches` tells whether some value of the
  /// policy matches a value of the request.
  static boolean isMet(
      Condition condition, @Nullable ContextValue value, Predicate<String> matches) {
    if (condition.operator() == ConditionOperator.NULL) {
      return isNull(condition, value == null || value.equals(new ContextValue.Many(List.of())));
    }
    if (value == null) {
      return isMetByAbsence(condition);
    }
    // A positive operator wants some value of the policy to match, a negated one none.
    boolean wanted = !condition.operator().negated();
    return switch (condition.qualifier()) {
      // A list under an operator that compares one value is not defined; it is no match, whatever
      // the operator.
      case NONE -> value instanceof ContextValue.One(String text) && matches.test(text) == wanted;
      case FOR_ALL_VALUES -> texts(value).stream().allMatch(text -> matches.test(text) == wanted);
      case FOR_ANY_VALUE -> texts(value).stream().anyMatch(text -> matches.test(text) == wanted);
    };
  }

  /// What to say of a condition that is not met.
  Match.Mismatch.ConditionNotMet mismatch(Condition condition) {
    return new Match.Mismatch.ConditionNotMet(
        condition,
        request.context().get(condition.key().name()),
        condition.values().stream()
            .filter(Pattern::hasVariables)
            .map(pattern ->
                new Match.Mismatch.Substitution(
                    pattern, values.text(pattern).map(TextPattern::toString).orElse(null)))
            .toList());
  }

  private static boolean isNull(Condition condition, boolean absent) {
    return condition.values().stream()
        .map(Pattern::literalText)
        .anyMatch(wanted -> wanted.equalsIgnoreCase(Boolean.toString(absent)));
  }

  private static boolean isMetByAbsence(Condition condition) {
    return condition.ifExists()
        || switch (condition.qualifier()) {
          case NONE -> condition.operator().negated();
          case FOR_ALL_VALUES -> true;
          case FOR_ANY_VALUE -> false;
        };
  }

  private static List<String> texts(ContextValue value) {
    return switch (value) {
      case ContextValue.One(String text) -> List.of(text);
      case ContextValue.Many(List<String> texts) -> texts;
    };
  }
}
