package io.quaymaster.iam.policy;

import java.util.List;

/// On which resources a statement applies.
public sealed interface ResourceElement {
  /// No such element: a repository policy is about the repository that it is attached to.
  record Implied() implements ResourceElement {}

  /// `Resource`: any of these.
  record Resources(List<Pattern> patterns) implements ResourceElement {
    public Resources {
      patterns = List.copyOf(patterns);
    }
  }

  /// `NotResource`: every resource but these.
  record NotResources(List<Pattern> patterns) implements ResourceElement {
    public NotResources {
      patterns = List.copyOf(patterns);
    }
  }
}
