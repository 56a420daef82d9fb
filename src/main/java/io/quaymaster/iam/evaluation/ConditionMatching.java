package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.Condition;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.Pattern;
import java.util.List;

/// Whether one key under one operator is as a condition wants it.
///
/// Source: IAM User Guide, "Condition operators", "Conditions with multiple context keys or values"
/// and "Set operators for multi-valued context keys".
record ConditionMatching(RequestContext request, ValueMatching values) {
  boolean isMet(Condition condition) {
    ContextValue value = request.context().get(condition.key().name());
    if (condition.operator() == ConditionOperator.NULL) {
      return isNull(condition, value == null || value.equals(new ContextValue.Many(List.of())));
    }
    if (value == null) {
      return isMetByAbsence(condition);
    }
    return switch (condition.qualifier()) {
      // A list under an operator that compares one value is not defined; it is no match, whatever
      // the operator.
      case NONE -> value instanceof ContextValue.One(String text) && isMetBy(condition, text);
      case FOR_ALL_VALUES -> texts(value).stream().allMatch(text -> isMetBy(condition, text));
      case FOR_ANY_VALUE -> texts(value).stream().anyMatch(text -> isMetBy(condition, text));
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

  /// A positive operator wants some value of the policy to match, a negated one none.
  private boolean isMetBy(Condition condition, String requestValue) {
    boolean found =
        condition.values().stream()
            .anyMatch(value -> values.matches(condition.operator(), value, requestValue));
    return found != condition.operator().negated();
  }

  private static List<String> texts(ContextValue value) {
    return switch (value) {
      case ContextValue.One(String text) -> List.of(text);
      case ContextValue.Many(List<String> texts) -> texts;
    };
  }
}
