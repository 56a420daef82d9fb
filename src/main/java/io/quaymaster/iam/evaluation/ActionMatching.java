package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.ConditionOperator;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Pattern;
import java.util.List;
import java.util.Map;

/// Whether an `Action` or `NotAction` element covers the action of a request; case does not count.
final class ActionMatching {
  private ActionMatching() {}

  static boolean matches(ActionElement element, RequestFacts request) {
    return switch (element) {
      case ActionElement.Actions(List<ActionPattern> patterns) -> any(patterns, request);
      case ActionElement.NotActions(List<ActionPattern> patterns) -> !any(patterns, request);
    };
  }

  private static boolean any(List<ActionPattern> patterns, RequestFacts request) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, request));
  }

  private static boolean matches(ActionPattern pattern, RequestFacts request) {
    return pattern.isEverything()
        || (pattern.service().equals(request.service())
            && (pattern.hasWildcard()
                ? glob(pattern.name()).matches(request.name())
                : pattern.name().equals(request.name())));
  }

  private static TextPattern glob(String name) {
    Pattern pattern =
        Pattern.ofValue(name, ConditionOperator.STRING_LIKE, LanguageVersion.V2008_10_17);
    return TextPattern.of(pattern, new Variables(Map.of())).orElseThrow();
  }
}
