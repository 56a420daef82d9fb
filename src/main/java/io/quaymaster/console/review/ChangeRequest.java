package io.quaymaster.console.review;

import static io.quaymaster.console.identity.ConsoleRole.ADMIN;
import static io.quaymaster.console.identity.ConsoleRole.AUTHOR;
import static io.quaymaster.console.identity.ConsoleRole.BREAK_GLASS;
import static io.quaymaster.console.identity.ConsoleRole.REVIEWER;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A proposal to put other versions of one or several policies in force, all together or none.
///
/// `refusal` is the only place that says who may do what when; services ask it before every deed,
/// with the change request locked, and pages ask it to offer no more than that.
///
/// @param authors everybody who wrote any part of what was ever proposed here; they approve nothing
/// @param reviews oldest first
/// @param ending who brought it in force, gave it up or rolled it back; null while it is open
/// @param revision grows with every change of this record
public record ChangeRequest(
    ChangeId id,
    String title,
    String description,
    Stage stage,
    Person openedBy,
    Instant openedAt,
    Instant changedAt,
    List<Proposal> proposals,
    List<Person> authors,
    List<Review> reviews,
    @Nullable Ending ending,
    @Nullable Emergency emergency,
    int revision) {
  public ChangeRequest {
    proposals = List.copyOf(proposals);
    authors = List.copyOf(authors);
    reviews = List.copyOf(reviews);
  }

  public boolean isAuthor(UserId person) {
    return authors.stream().anyMatch(author -> author.id().equals(person));
  }

  public Optional<Proposal> proposal(PolicyId policy) {
    return proposals.stream().filter(one -> one.policy().equals(policy)).findFirst();
  }

  /// The newest review of each person, oldest first; a dismissed one takes the older ones of that
  /// person with it.
  public List<Review> opinions() {
    Map<UserId, Review> newest = new HashMap<>();
    reviews.forEach(review -> newest.put(review.by().id(), review));
    List<Review> counting = new ArrayList<>();
    for (Review review : reviews) {
      if (newest.get(review.by().id()) == review && !review.isDismissed()) {
        counting.add(review);
      }
    }
    return counting;
  }

  /// Why `actor` may not do this now, as a sentence; nothing if they may.
  public Optional<String> refusal(Verb verb, Actor actor, Standing standing) {
    return Optional.ofNullable(
        switch (verb) {
          case EDIT -> first(notOpen(), lacks(actor, "edit it", AUTHOR));
          case SUBMIT ->
              first(
                  stage == Stage.DRAFT ? null : "It was submitted already.",
                  lacks(actor, "submit it", AUTHOR),
                  foreign(actor, "submit it"),
                  proposals.isEmpty() ? "It proposes nothing yet." : null,
                  proposals.stream().allMatch(Proposal::isNothing)
                      ? "It proposes what is in force already."
                      : null);
          case COMMENT -> lacks(actor, "comment", AUTHOR, REVIEWER, ADMIN);
          case APPROVE -> first(notReviewable(actor, "approve it"), standing.obstacle());
          case REQUEST_CHANGES ->
              first(notSubmitted(), lacks(actor, "request changes", REVIEWER, ADMIN));
          case DISMISS ->
              first(
                  stage == Stage.SUBMITTED ? null : "It is not in review.",
                  opinions().stream().anyMatch(review -> isBy(review, actor))
                      ? null
                      : lacks(actor, "dismiss reviews", REVIEWER, ADMIN));
          case WITHDRAW ->
              first(
                  notOpen(),
                  actor.hasAny(ADMIN)
                      ? null
                      : first(
                          lacks(actor, "withdraw it", AUTHOR, ADMIN),
                          foreign(actor, "withdraw it")));
          case REJECT -> notReviewable(actor, "reject it");
          case ACTIVATE -> first(lacks(actor, "activate it", AUTHOR, ADMIN), standing.notReady());
          case BREAK_GLASS ->
              first(
                  notOpen(),
                  lacks(actor, "break glass", ConsoleRole.BREAK_GLASS),
                  standing.state() == ChangeState.READY
                      ? "It has every approval that it needs: activate it as usual."
                      : standing.moved().isEmpty() ? null : standing.obstacle());
          case CLOSE_EMERGENCY ->
              first(
                  emergency != null && emergency.isOpen()
                      ? null
                      : "There is no emergency to be reviewed.",
                  lacks(actor, "close it", REVIEWER, ADMIN),
                  own(actor, "does not review it"),
                  emergency != null && emergency.by().id().equals(actor.person().id())
                      ? "Whoever broke the glass does not review that."
                      : null);
          case VERIFY ->
              first(
                  stage.isInForce() ? null : "It is not in force.",
                  lacks(actor, "verify it", AUTHOR, ADMIN));
          case ROLL_BACK ->
              first(
                  stage.isInForce() ? null : "It is not in force.",
                  lacks(actor, "roll it back", AUTHOR, ADMIN, BREAK_GLASS));
        });
  }

  /// Why `actor` may neither resolve nor reopen a thread that `beginner` began; nothing if they
  /// may.
  public Optional<String> refusalToSettle(Person beginner, Actor actor) {
    return Optional.ofNullable(
        first(
            lacks(actor, "comment", AUTHOR, REVIEWER, ADMIN),
            beginner.id().equals(actor.person().id())
                    || isAuthor(actor.person().id())
                    || actor.hasAny(ADMIN)
                ? null
                : "A thread is settled by whoever began it, by an author of the change, or by an administrator."));
  }

  /// Why `actor` may not take this review out of the count; nothing if they may. Everybody takes
  /// back their own, since whoever became an author meanwhile could not replace it by an approval.
  public Optional<String> refusalToDismiss(Review review, Actor actor) {
    return isBy(review, actor)
        ? Optional.empty()
        : Optional.ofNullable(
            first(
                actor.hasAny(ADMIN)
                    ? null
                    : "Only an administrator dismisses the review of somebody else.",
                own(actor, "dismisses no review of somebody else")));
  }

  private static boolean isBy(Review review, Actor actor) {
    return review.by().id().equals(actor.person().id());
  }

  private @Nullable String notOpen() {
    return stage.isOpen()
        ? null
        : "It is " + ChangeState.of(stage).title().toLowerCase(Locale.ROOT) + ".";
  }

  private @Nullable String notReviewable(Actor actor, String deed) {
    return first(
        notSubmitted(), lacks(actor, deed, REVIEWER, ADMIN), own(actor, "does not review it"));
  }

  private @Nullable String notSubmitted() {
    return stage == Stage.SUBMITTED
        ? null
        : stage == Stage.DRAFT ? "It was not submitted yet." : notOpen();
  }

  private @Nullable String own(Actor actor, String consequence) {
    return isAuthor(actor.person().id())
        ? "Whoever wrote a part of it " + consequence + "; somebody else has to."
        : null;
  }

  private @Nullable String foreign(Actor actor, String deed) {
    return isAuthor(actor.person().id()) ? null : "Only its authors can " + deed + ".";
  }

  private static @Nullable String lacks(Actor actor, String deed, ConsoleRole... roles) {
    if (actor.hasAny(roles)) {
      return null;
    }
    List<String> titles = new ArrayList<>();
    for (ConsoleRole role : roles) {
      titles.add(role.title().toLowerCase(Locale.ROOT));
    }
    return "To " + deed + " you need the role " + String.join(" or ", titles) + ".";
  }

  private static @Nullable String first(@Nullable String... objections) {
    for (String objection : objections) {
      if (objection != null) {
        return objection;
      }
    }
    return null;
  }
}
