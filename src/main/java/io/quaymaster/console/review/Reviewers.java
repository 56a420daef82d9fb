package io.quaymaster.console.review;

/// How many people may approve a change request: reviewers and administrators who can sign in and
/// wrote no part of it.
///
/// @param administrators so many of them are administrators
public record Reviewers(int people, int administrators) {
  /// Whether there are too few for what is needed, however long one waits.
  public boolean areTooFewFor(Requirement needed) {
    return people < needed.approvals() || (needed.administrator() && administrators == 0);
  }
}
