package io.quaymaster.console.review;

/// What was done last with a change request. How far it has come by that also hangs on checks and
/// reviews, and is told by `ChangeState`.
public enum Stage {
  DRAFT,
  SUBMITTED,
  ACTIVATED,
  VERIFIED,
  WITHDRAWN,
  REJECTED,
  ROLLED_BACK;

  /// Whether it can still come in force.
  public boolean isOpen() {
    return this == DRAFT || this == SUBMITTED;
  }

  /// Whether it is what is in force, as far as this change request knows.
  public boolean isInForce() {
    return this == ACTIVATED || this == VERIFIED;
  }
}
