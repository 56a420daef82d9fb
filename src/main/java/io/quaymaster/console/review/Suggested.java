package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.Legible;

/// What would be proposed if a suggestion were taken up.
///
/// @param head the version proposed now
/// @param text that of `head` with the suggestion in place of the lines that it is about
public record Suggested(
    ChangeThread thread, Remark.Said remark, PolicyId policy, VersionNumber head, String text) {

  /// For the history of the version: both people are named.
  String reason(String takenUpBy) {
    String who =
        remark.by().name().equals(takenUpBy)
            ? "Suggested and taken up by " + takenUpBy
            : "Suggested by " + remark.by().name() + ", taken up by " + takenUpBy;
    String why = remark.words().isEmpty() ? "." : ": " + remark.words();
    return Legible.shortened(who + why, Words.MOST_IN_A_REASON);
  }
}
