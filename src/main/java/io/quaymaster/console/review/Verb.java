package io.quaymaster.console.review;

/// What can be done with a change request.
public enum Verb {
  /// Change what it proposes, its title or its description. Whoever does is one of its authors.
  EDIT,
  SUBMIT,
  COMMENT,
  APPROVE,
  REQUEST_CHANGES,
  /// Take a review out of the count: one's own, or that of somebody else.
  DISMISS,
  WITHDRAW,
  REJECT,
  ACTIVATE,
  /// Activate what is not approved, in an emergency.
  BREAK_GLASS,
  /// Close the review that an emergency calls for afterwards.
  CLOSE_EMERGENCY,
  /// Say what is live, to be held against what is in force here.
  VERIFY,
  ROLL_BACK
}
