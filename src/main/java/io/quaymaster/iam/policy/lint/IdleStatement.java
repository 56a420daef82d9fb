package io.quaymaster.iam.policy.lint;

import java.util.List;

/// A statement (by its index) without which nothing would be different, and the statements that
/// make it so.
public record IdleStatement(int statement, Reason reason, List<Integer> by) {
  public IdleStatement {
    by = List.copyOf(by);
  }

  /// Why a statement does nothing.
  public enum Reason {
    /// It matches no request.
    VACUOUS,
    /// An Allow all of which is denied.
    SHADOWED,
    /// Others of its effect say all of it; or, where `by` is empty, it lets callers do what their
    /// own policies suffice for.
    REDUNDANT,
    /// A Deny of what nothing allows.
    OVERRIDDEN
  }
}
