package io.quaymaster.iam.evaluation;

/// How closely a statement names the caller, from not at all to exactly. In the caller's own
/// account the level decides which other layers still have a say: a direct grant needs none of
/// them, a role or the user behind a federated session needs boundary and session policy, an
/// account only delegates.
public enum MatchLevel {
  /// Not named.
  NONE,
  /// The account of the caller.
  ACCOUNT,
  /// The IAM user behind a federated session.
  USER,
  /// The role of a session.
  ROLE,
  /// The caller itself, or everyone.
  DIRECT;

  /// The closer of the two.
  public MatchLevel or(MatchLevel other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
