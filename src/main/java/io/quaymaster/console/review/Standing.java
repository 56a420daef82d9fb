package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.review.Review.Opinion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a change request stands just now, found anew from what is on file whenever it is needed.
///
/// @param evidence what the checks found of exactly what is proposed now; empty while they run
/// @param requirement the approvals it needs; empty while the checks run
/// @param approvals those that count
/// @param stale those that do not count any more, with why
/// @param objections reviews that request changes
/// @param moved policies of which another version came in force than is to be replaced
public record Standing(
    ChangeState state,
    Optional<Evidence> evidence,
    Optional<Requirement> requirement,
    List<Approval> approvals,
    List<StaleApproval> stale,
    List<Review> objections,
    List<PolicyId> moved) {
  public Standing {
    approvals = List.copyOf(approvals);
    stale = List.copyOf(stale);
    objections = List.copyOf(objections);
    moved = List.copyOf(moved);
  }

  /// An approval that counts.
  ///
  /// @param administrator whether it is that of an administrator, then and now
  /// @param kept the edits since then, each proven equivalent
  public record Approval(Review review, boolean administrator, List<Equivalence> kept) {
    public Approval {
      kept = List.copyOf(kept);
    }
  }

  /// An approval that does not count any more.
  ///
  /// @param reasons sentences, at least one
  public record StaleApproval(Review review, List<String> reasons) {
    public StaleApproval {
      reasons = List.copyOf(reasons);
    }
  }

  /// @param evidence of exactly what is proposed now, by the engine of now, if there is any
  /// @param moved policies of which another version is in force than the proposal is based on
  /// @param roles what whoever wrote a review may do now
  static Standing of(
      ChangeRequest change,
      Optional<Evidence> evidence,
      List<PolicyId> moved,
      TierTable tiers,
      Function<Review, Set<ConsoleRole>> roles) {
    Optional<Requirement> requirement =
        evidence.map(found -> tiers.requirement(found.verdict(), found.flags()));
    List<Approval> approvals = new ArrayList<>();
    List<StaleApproval> stale = new ArrayList<>();
    List<Review> objections = new ArrayList<>();
    for (Review review : change.opinions()) {
      Set<ConsoleRole> now = roles.apply(review);
      Optional<String> unfit = unfit(change, review, now);
      if (review.opinion() == Opinion.REQUEST_CHANGES) {
        objections.add(review);
      } else if (unfit.isPresent()) {
        stale.add(new StaleApproval(review, List.of(unfit.get())));
      } else if (evidence.isPresent() && requirement.isPresent()) {
        Staleness.Judgement judged =
            Staleness.judge(
                review.seen(),
                evidence.get().binding(),
                requirement.get().keepsEquivalent() ? evidence.get().proven() : List.of());
        if (judged.reasons().isEmpty()) {
          approvals.add(
              new Approval(
                  review,
                  review.roles().contains(ConsoleRole.ADMIN) && now.contains(ConsoleRole.ADMIN),
                  judged.kept()));
        } else {
          stale.add(new StaleApproval(review, judged.reasons()));
        }
      }
    }
    ChangeState state =
        change.stage() == Stage.SUBMITTED
            ? state(evidence, requirement, approvals, objections, moved)
            : ChangeState.of(change.stage());
    return new Standing(state, evidence, requirement, approvals, stale, objections, moved);
  }

  /// Why the approval of this person counts no more, whatever they saw.
  private static Optional<String> unfit(ChangeRequest change, Review review, Set<ConsoleRole> now) {
    String name = review.by().name();
    if (change.isAuthor(review.by().id())) {
      return Optional.of(name + " wrote a part of it since then.");
    }
    if (now.isEmpty()) {
      return Optional.of(name + " cannot sign in here any more.");
    }
    return now.contains(ConsoleRole.REVIEWER) || now.contains(ConsoleRole.ADMIN)
        ? Optional.empty()
        : Optional.of(name + " is neither a reviewer nor an administrator any more.");
  }

  private static ChangeState state(
      Optional<Evidence> evidence,
      Optional<Requirement> requirement,
      List<Approval> approvals,
      List<Review> objections,
      List<PolicyId> moved) {
    if (evidence.isEmpty() || !evidence.get().failures().isEmpty()) {
      return ChangeState.CHECKING;
    }
    return objections.isEmpty()
            && moved.isEmpty()
            && requirement.filter(needed -> isMet(needed, approvals)).isPresent()
        ? ChangeState.READY
        : ChangeState.IN_REVIEW;
  }

  private static boolean isMet(Requirement needed, List<Approval> approvals) {
    return approvals.size() >= needed.approvals()
        && (!needed.administrator() || approvals.stream().anyMatch(Approval::administrator));
  }

  /// How many more approvals are needed, 0 if none or not known yet.
  public int missingApprovals() {
    return requirement.map(needed -> Math.max(0, needed.approvals() - approvals.size())).orElse(0);
  }

  /// Whether an administrator is still to be among those who approve.
  public boolean needsAdministrator() {
    return requirement.filter(Requirement::administrator).isPresent()
        && approvals.stream().noneMatch(Approval::administrator);
  }

  /// What keeps everybody from approving it and from activating it, as a sentence.
  @Nullable String obstacle() {
    if (!moved.isEmpty()) {
      return "Another version came in force than it is to replace: take that up first.";
    }
    if (evidence.isEmpty()) {
      return "The checks are still running.";
    }
    List<CheckResult> failures = evidence.get().failures();
    return failures.isEmpty()
        ? null
        : failures.stream()
            .map(failure -> failure.title() + ": " + failure.words())
            .collect(Collectors.joining(" "));
  }

  /// Why it cannot be activated as usual, as a sentence.
  @Nullable String notReady() {
    if (state == ChangeState.READY) {
      return null;
    }
    if (state != ChangeState.CHECKING && state != ChangeState.IN_REVIEW) {
      return state == ChangeState.DRAFT
          ? "It was not submitted yet."
          : "It is " + state.title().toLowerCase(java.util.Locale.ROOT) + ".";
    }
    String obstacle = obstacle();
    if (obstacle != null) {
      return obstacle;
    }
    if (!objections.isEmpty()) {
      return objections.getFirst().by().name() + " requests changes.";
    }
    int missing = missingApprovals();
    return missing > 0
        ? "It lacks " + (missing == 1 ? "an approval." : missing + " approvals.")
        : "An administrator has to be among those who approve it.";
  }
}
