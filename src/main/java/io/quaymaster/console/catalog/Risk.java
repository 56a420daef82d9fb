package io.quaymaster.console.catalog;

import java.util.List;

/// Policies that want a look, for one reason.
public record Risk(Reason reason, List<PolicySummary> policies) {
  /// Why; the gravest first.
  public enum Reason {
    /// The version in force allows something to every AWS account, or in a public registry to
    /// everyone.
    OPEN_TO_ANYONE,
    /// Under the version in force nobody of the owning account can set the policy any more.
    LOCKED_OUT,
    /// The version in force holds errors: its service would refuse it, or some of it has no effect.
    BROKEN,
    /// The newest version is not in force.
    WAITING
  }

  public Risk {
    policies = List.copyOf(policies);
  }
}
