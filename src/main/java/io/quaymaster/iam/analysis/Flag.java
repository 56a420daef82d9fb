package io.quaymaster.iam.analysis;

/// What makes a class of access risky, riskiest first.
public enum Flag {
  /// Anonymous callers.
  PUBLIC,
  /// Any AWS account, without an effective restriction.
  ALL_AWS,
  /// Nobody in the owning account could set the policy any more.
  LOCK_OUT,
  /// Permissions management.
  ADMIN,
  /// An account outside of the owner's organization.
  CROSS_ORG,
  /// An account that the earlier document granted nothing.
  NEW_ACCOUNT,
  /// Changes images, repositories or their settings.
  WRITE,
  /// What a condition held back that is there no more.
  CONDITION_DROPPED
}
