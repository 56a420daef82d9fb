package io.quaymaster.console.access;

import io.quaymaster.console.access.RepositoryAccess.Extent;

/// How much of a task a principal can do with a repository under two sets of policies.
///
/// @param gained whether any request for it is allowed after, and was not before
/// @param lost whether any request for it was allowed before, and is not after
/// @param decided whether that is certain; if not, the answer hangs on what no file tells, or took
///   too long
public record TaskChange(
    Extent before, Extent after, boolean gained, boolean lost, boolean decided) {

  /// Which way access goes.
  public enum Direction {
    GAINED,
    LOST,
    /// Some requests are allowed that were not, and the other way round.
    BOTH,
    UNCHANGED,
    UNDECIDED
  }

  public Direction direction() {
    if (!decided) {
      return Direction.UNDECIDED;
    }
    if (gained) {
      return lost ? Direction.BOTH : Direction.GAINED;
    }
    return lost ? Direction.LOST : Direction.UNCHANGED;
  }

  /// Whether nothing of the task can be done, before or after.
  public boolean isNothing() {
    return before == Extent.NONE && after == Extent.NONE;
  }
}
