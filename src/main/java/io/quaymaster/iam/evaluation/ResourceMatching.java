package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.ResourceElement;
import java.util.List;

/// Whether a `Resource` or `NotResource` element covers the resource of a request. Source: IAM User
/// Guide, "IAM JSON policy elements: Resource".
record ResourceMatching(RequestFacts request, Variables variables) {
  boolean matches(ResourceElement element, PolicyType type) {
    return switch (element) {
      case ResourceElement.Implied() -> true;
      case ResourceElement.Resources(List<Pattern> patterns) -> any(patterns, type);
      case ResourceElement.NotResources(List<Pattern> patterns) -> !any(patterns, type);
    };
  }

  private boolean any(List<Pattern> patterns, PolicyType type) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, type));
  }

  private boolean matches(Pattern pattern, PolicyType type) {
    if (pattern.isEverything() || request.onStar()) {
      return pattern.isEverything();
    }
    return TextPattern.of(pattern, variables)
        .map(text -> completes(type) ? text.completed() : text)
        .filter(text -> text.asResource().matches(request.request().resource()))
        .isPresent();
  }

  /// ARNs of fewer than six segments are completed in identity-based policies, and a boundary is
  /// one; for other types nothing is documented.
  static boolean completes(PolicyType type) {
    return type == PolicyType.IDENTITY_POLICY || type == PolicyType.PERMISSIONS_BOUNDARY;
  }
}
