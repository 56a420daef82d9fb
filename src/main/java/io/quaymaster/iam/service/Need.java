package io.quaymaster.iam.service;

import org.jspecify.annotations.Nullable;

/// One action that a task needs: on the repository, or else on `*`. An `identityPolicyOnly` action
/// is never granted by a repository policy. `when` limits the need to a case, `why` says who needs
/// it, `grantedBy` names the document that has to grant it if it is not the usual one.
public record Need(
    String action,
    boolean onRepository,
    boolean identityPolicyOnly,
    @Nullable String when,
    @Nullable String why,
    @Nullable String grantedBy) {
  /// Whether the task needs it in every case.
  public boolean isUnconditional() {
    return when == null;
  }
}
