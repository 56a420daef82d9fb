package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.Segment;
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
    for (Pattern pattern : patterns) {
      if (matches(pattern, type)) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(Pattern pattern, PolicyType type) {
    if (pattern.isEverything() || request.onStar()) {
      return pattern.isEverything();
    }
    if (!startsAsIn(pattern)) {
      return false;
    }
    return TextPattern.of(pattern, variables)
        .map(text -> completes(type) ? text.completed() : text)
        .filter(text -> text.asResource().matches(request.request().resource()))
        .isPresent();
  }

  /// Whether the resource starts with what the pattern starts with; most patterns fail here.
  private boolean startsAsIn(Pattern pattern) {
    List<Segment> segments = pattern.segments();
    return segments.isEmpty()
        || !(segments.getFirst() instanceof Segment.Literal(String start))
        || request.request().resource().startsWith(start);
  }

  /// ARNs of fewer than six segments are completed in identity-based policies, and a boundary is
  /// one; for other types nothing is documented.
  static boolean completes(PolicyType type) {
    return type == PolicyType.IDENTITY_POLICY || type == PolicyType.PERMISSIONS_BOUNDARY;
  }
}
