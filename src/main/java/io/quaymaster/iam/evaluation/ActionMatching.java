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
    for (ActionPattern pattern : patterns) {
      if (matches(pattern, service, name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(ActionPattern pattern, String service, String name) {
    return pattern.isEverything()
        || (pattern.service().equals(service)
            && (pattern.hasWildcard() ? likeName(pattern, name) : pattern.name().equals(name)));
  }

  /// Most patterns fail on what they start with, or are a start and one `*`.
  private static boolean likeName(ActionPattern pattern, String name) {
    String like = pattern.name();
    int start = 0;
    while (like.charAt(start) != '*' && like.charAt(start) != '?') {
      start++;
    }
    return name.regionMatches(0, like, 0, start)
        && (like.indexOf('*') == like.length() - 1 && start == like.length() - 1
            || name(pattern).matches(name));
  }

  /// The pattern of the part behind the colon.
  static TextPattern name(ActionPattern action) {
    Pattern pattern =
        Pattern.ofValue(action.name(), ConditionOperator.STRING_LIKE, LanguageVersion.V2008_10_17);
    return TextPattern.of(pattern, new Variables(Map.of())).orElseThrow();
  }
}
