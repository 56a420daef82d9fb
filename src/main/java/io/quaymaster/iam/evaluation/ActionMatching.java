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

  /// `service` and `name` are the parts of the action, in lower case.
  static boolean matches(ActionElement element, String service, String name) {
    return switch (element) {
      case ActionElement.Actions(List<ActionPattern> patterns) -> any(patterns, service, name);
      case ActionElement.NotActions(List<ActionPattern> patterns) -> !any(patterns, service, name);
    };
  }

  private static boolean any(List<ActionPattern> patterns, String service, String name) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, service, name));
  }

  private static boolean matches(ActionPattern pattern, String service, String name) {
    return pattern.isEverything()
        || (pattern.service().equals(service)
            && (pattern.hasWildcard() ? name(pattern).matches(name) : pattern.name().equals(name)));
  }

  /// The pattern of the part behind the colon.
  static TextPattern name(ActionPattern action) {
    Pattern pattern =
        Pattern.ofValue(action.name(), ConditionOperator.STRING_LIKE, LanguageVersion.V2008_10_17);
    return TextPattern.of(pattern, new Variables(Map.of())).orElseThrow();
  }
}
