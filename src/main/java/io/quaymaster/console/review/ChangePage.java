package io.quaymaster.console.review;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A change request with how it stands, for one person.
///
/// @param refusals why this person may not do something now; what is not in it, they may
/// @param seen the hash of what is shown, to be given along with a decision; empty while the checks
///   run
/// @param viewer whoever looks at it
/// @param reviewers how many people there are who may approve it
/// @param verifications how what is live was said to relate to it, one for each policy at most
public record ChangePage(
    ChangeRequest change,
    Standing standing,
    Map<Verb, String> refusals,
    Optional<io.quaymaster.console.catalog.ContentHash> seen,
    Actor viewer,
    Reviewers reviewers,
    List<Verification> verifications) {
  public ChangePage {
    Map<Verb, String> copy = new EnumMap<>(Verb.class);
    copy.putAll(refusals);
    refusals = copy;
    verifications = List.copyOf(verifications);
  }

  public boolean may(Verb verb) {
    return !refusals.containsKey(verb);
  }

  public boolean mayDismiss(Review review) {
    return may(Verb.DISMISS) && change.refusalToDismiss(review, viewer).isEmpty();
  }

  /// Whether it is the review of whoever looks at it.
  public boolean isOwn(Review review) {
    return review.by().id().equals(viewer.person().id());
  }
}
