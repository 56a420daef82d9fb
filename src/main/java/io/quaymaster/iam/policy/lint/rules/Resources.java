package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.lint.LocatedStatement;

/// What several rules ask about the resources of a statement.
final class Resources {
  private Resources() {}

  /// Whether one entry is `*`.
  static boolean includeEverything(LocatedStatement statement) {
    return statement.resources().stream().anyMatch(resource -> resource.pattern().isEverything());
  }
}
