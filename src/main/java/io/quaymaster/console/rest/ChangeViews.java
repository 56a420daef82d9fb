package io.quaymaster.console.rest;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.ChangeRequest;
import io.quaymaster.console.review.ChangeState;
import io.quaymaster.console.review.ChangeSummary;
import io.quaymaster.console.review.CheckResult;
import io.quaymaster.console.review.Ending;
import io.quaymaster.console.review.Evidence;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.review.Requirement;
import io.quaymaster.console.review.Review;
import io.quaymaster.console.review.Standing;
import io.quaymaster.console.review.Verb;
import io.quaymaster.iam.analysis.Flag;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Change requests as they go over the wire.
final class ChangeViews {
  private ChangeViews() {}

  @Schema(name = "ChangeSummary")
  record Summary(
      long number,
      String title,
      ChangeState state,
      String openedBy,
      Instant openedAt,
      Instant changedAt,
      @Schema(description = "The names of the policies that it is about.") List<String> policies) {
    static Summary of(ChangeSummary change) {
      return new Summary(
          change.id().number(),
          change.title(),
          change.state(),
          change.openedBy().id().value(),
          change.openedAt(),
          change.changedAt(),
          change.policies());
    }
  }

  @Schema(name = "ProposalView")
  record Proposed(
      String policy,
      @Schema(description = "The version that it is to replace; null for none.")
          @Nullable String base,
      @Schema(description = "The version that is to come in force; null for none.")
          @Nullable String proposed) {
    static Proposed of(Proposal proposal) {
      return new Proposed(
          proposal.policy().toString(),
          CatalogViews.versionOf(proposal.policy(), proposal.base()),
          CatalogViews.versionOf(proposal.policy(), proposal.proposed()));
    }
  }

  @Schema(name = "ChangeChecks")
  record Checks(Instant at, String verdict, List<String> flags, List<CheckResult> results) {
    static @Nullable Checks of(@Nullable Evidence evidence) {
      return evidence == null
          ? null
          : new Checks(
              evidence.at(),
              evidence.verdict().name(),
              evidence.flags().stream().map(Flag::name).toList(),
              evidence.checks());
    }
  }

  @Schema(name = "Approvals")
  record Approvals(
      @Schema(description = "How many are needed; null while the checks run.")
          @Nullable Integer needed,
      @Nullable Boolean administratorNeeded,
      @Schema(description = "The numbers of the reviews that count.") List<Long> counting,
      List<StaleApproval> stale,
      int missing) {
    static Approvals of(Standing standing) {
      @Nullable Requirement requirement = standing.requirement().orElse(null);
      return new Approvals(
          requirement == null ? null : requirement.approvals(),
          requirement == null ? null : requirement.administrator(),
          standing.approvals().stream().map(one -> one.review().number()).toList(),
          standing.stale().stream()
              .map(one -> new StaleApproval(one.review().number(), one.reasons()))
              .toList(),
          standing.missingApprovals());
    }
  }

  @Schema(name = "StaleApproval")
  record StaleApproval(long review, List<String> reasons) {}

  @Schema(name = "ReviewView")
  record ReviewView(
      long number,
      Review.Opinion opinion,
      String by,
      Instant at,
      String words,
      @Schema(description = "Why it does not count any more; null unless it was dismissed.")
          @Nullable String dismissed) {
    static ReviewView of(Review review) {
      return new ReviewView(
          review.number(),
          review.opinion(),
          review.by().id().value(),
          review.at(),
          review.words(),
          review.dismissal() == null ? null : review.dismissal().reason());
    }
  }

  @Schema(name = "Ending")
  record End(String by, Instant at, String reason) {
    static @Nullable End of(@Nullable Ending ending) {
      return ending == null
          ? null
          : new End(ending.by().id().value(), ending.at(), ending.reason());
    }
  }

  @Schema(name = "ChangeRequest")
  record Change(
      long number,
      String title,
      String description,
      ChangeState state,
      String openedBy,
      Instant openedAt,
      Instant changedAt,
      List<Proposed> proposals,
      List<String> authors,
      @Schema(description = "To be sent along with a decision; null while the checks run.")
          @Nullable String seen,
      @Schema(description = "What the checks found; null while they run.") @Nullable Checks checks,
      Approvals approvals,
      @Schema(
              description =
                  "Policies of which another version came in force than is to be replaced.")
          List<String> moved,
      @Schema(description = "What the caller may not do now, and why.") Map<Verb, String> refusals,
      @Nullable End ending) {
    static Change of(ChangePage page) {
      ChangeRequest change = page.change();
      return new Change(
          change.id().number(),
          change.title(),
          change.description(),
          page.standing().state(),
          change.openedBy().id().value(),
          change.openedAt(),
          change.changedAt(),
          change.proposals().stream().map(Proposed::of).toList(),
          change.authors().stream().map(Person::id).map(id -> id.value()).toList(),
          page.seen().map(ContentHash::hex).orElse(null),
          Checks.of(page.standing().evidence().orElse(null)),
          Approvals.of(page.standing()),
          page.standing().moved().stream().map(policy -> policy.toString()).toList(),
          page.refusals(),
          End.of(change.ending()));
    }
  }
}
