package io.quaymaster.console.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.MovingClock;
import io.quaymaster.console.audit.AuditFilter;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.catalog.Activate;
import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.guardrail.Guardrail;
import io.quaymaster.console.guardrail.GuardrailLevel;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.SystemUser;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.review.CheckResult.Outcome;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/// What change requests promise, on whichever database.
abstract class ReviewContract extends ReviewSetting {
  private static final VersionNumber V1 = VersionNumber.FIRST;
  private static final VersionNumber V2 = V1.next();
  private static final VersionNumber V3 = V2.next();
  private static final As EMERGENCY = new As("kaja", ConsoleRole.BREAK_GLASS);

  @Autowired MovingClock clock;

  @AfterEach
  void it_is_now_again() {
    clock.reset();
  }

  @Test
  void a_change_comes_in_force_once_somebody_else_approved_it() {
    PolicyId policy = aPolicy();
    ChangeId id = aDraft(policy, WIDER);
    assertThat(state(id)).isEqualTo(ChangeState.DRAFT);

    As.AUTHOR.run(() -> changes.submit(id));
    check(id);
    Standing standing = page(id).standing();
    assertThat(standing.state()).isEqualTo(ChangeState.IN_REVIEW);
    assertThat(standing.evidence().orElseThrow().verdict()).isEqualTo(Verdict.MORE_PERMISSIVE);
    assertThat(standing.evidence().orElseThrow().flags()).contains(Flag.WRITE);
    assertThat(standing.missingApprovals()).isEqualTo(1);
    ContentHash seen = seen(id);
    refused(() -> As.AUTHOR.run(() -> activation.activate(id, seen, "Go")), "lacks an approval");

    approve(As.REVIEWER, id);
    assertThat(state(id)).isEqualTo(ChangeState.READY);
    activate(As.AUTHOR, id);

    assertThat(state(id)).isEqualTo(ChangeState.ACTIVE);
    assertThat(active(policy)).isEqualTo(V2);
  }

  @Test
  void whoever_wrote_a_part_of_it_approves_nothing_whatever_their_role() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    ContentHash seen = seen(id);

    for (As writer : List.of(As.reviewer("tomasz"), new As("tomasz", ConsoleRole.ADMIN))) {
      refused(() -> writer.run(() -> reviews.approve(id, seen, "Fine")), "wrote a part of it");
    }
    refused(() -> As.VIEWER.run(() -> reviews.approve(id, seen, "Fine")), "reviewer");
    refused(() -> As.author("otto").run(() -> reviews.approve(id, seen, "Fine")), "reviewer");
  }

  @Test
  void whoever_wrote_an_earlier_text_that_it_stands_on_is_an_author() {
    PolicyId policy = aPolicy();
    VersionNumber below = save(As.author("priya"), policy, V1, NARROWER);
    VersionNumber above = save(As.author("otto"), policy, below, WIDER);

    ChangeId id =
        As.AUTHOR.call(() ->
            changes.open(new OpenChange("Both", "", List.of(new Proposal(policy, V1, above)))));

    assertThat(page(id).change().authors())
        .extracting(person -> person.id().value())
        .containsExactlyInAnyOrder("tomasz", "otto", "priya");
  }

  @Test
  void an_approval_does_not_survive_an_edit() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    approve(As.REVIEWER, id);
    assertThat(state(id)).isEqualTo(ChangeState.READY);

    revise(As.AUTHOR, id, policy, V2, PUBLIC);
    check(id);

    Standing standing = page(id).standing();
    assertThat(standing.state()).isEqualTo(ChangeState.IN_REVIEW);
    assertThat(standing.approvals()).isEmpty();
    assertThat(standing.stale())
        .singleElement()
        .satisfies(stale ->
            assertThat(stale.reasons())
                .singleElement()
                .asString()
                .contains("v3", "in place of v2"));
  }

  @Test
  void an_approval_survives_an_edit_that_is_proven_equivalent() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    approve(As.REVIEWER, id);

    revise(As.AUTHOR, id, policy, V2, WIDER_REORDERED);
    check(id);

    Standing standing = page(id).standing();
    assertThat(standing.state()).isEqualTo(ChangeState.READY);
    assertThat(standing.approvals())
        .singleElement()
        .satisfies(approval ->
            assertThat(approval.kept())
                .singleElement()
                .satisfies(proof -> {
                  assertThat(proof.approved()).isEqualTo(V2);
                  assertThat(proof.proposed()).isEqualTo(V3);
                }));
    activate(As.AUTHOR, id);
    assertThat(active(policy)).isEqualTo(V3);
  }

  @Test
  void a_reviewer_who_edits_is_an_author_and_the_approval_is_gone() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    approve(As.reviewer("bela"), id);

    revise(As.author("bela"), id, policy, V2, WIDER_REORDERED);
    check(id);

    Standing standing = page(id).standing();
    assertThat(standing.state()).isEqualTo(ChangeState.IN_REVIEW);
    assertThat(standing.stale())
        .singleElement()
        .satisfies(stale -> assertThat(stale.reasons().getFirst()).contains("wrote a part"));
    ContentHash seen = seen(id);
    refused(() -> As.author("bela").run(() -> activation.activate(id, seen, "Go")), "approval");
  }

  @Test
  void what_was_not_seen_cannot_be_approved_nor_activated() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    ContentHash before = seen(id);
    revise(As.AUTHOR, id, policy, V2, PUBLIC);
    check(id);

    refused(() -> As.REVIEWER.run(() -> reviews.approve(id, before, "Fine")), "not what you saw");
    assertThat(page(id).change().reviews()).isEmpty();
  }

  @Test
  void requested_changes_hold_it_back_until_that_person_approves_or_it_is_dismissed() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    ContentHash seen = seen(id);
    As.reviewer("bela").run(() -> reviews.requestChanges(id, seen, "Why push?"));
    approve(As.REVIEWER, id);
    assertThat(state(id)).isEqualTo(ChangeState.IN_REVIEW);
    refused(() -> As.AUTHOR.run(() -> activation.activate(id, seen, "Go")), "requests changes");

    long review = page(id).standing().objections().getFirst().number();
    refused(() -> As.REVIEWER.run(() -> reviews.dismiss(id, review, "No")), "administrator");
    As.ADMIN.run(() -> reviews.dismiss(id, review, "Settled by telephone."));
    assertThat(state(id)).isEqualTo(ChangeState.READY);

    As.reviewer("bela").run(() -> reviews.requestChanges(id, seen, "Still not."));
    assertThat(state(id)).isEqualTo(ChangeState.IN_REVIEW);
    approve(As.reviewer("bela"), id);
    assertThat(state(id)).isEqualTo(ChangeState.READY);
  }

  @Test
  void whoever_objected_and_then_became_an_author_takes_the_objection_back() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    ContentHash seen = seen(id);
    As.reviewer("bela").run(() -> reviews.requestChanges(id, seen, "Why push?"));
    revise(As.author("bela"), id, policy, V2, NARROWER);
    check(id);
    approve(As.REVIEWER, id);
    assertThat(state(id)).isEqualTo(ChangeState.IN_REVIEW);
    long review = page(id).standing().objections().getFirst().number();
    assertThat(page(As.reviewer("bela"), id).mayDismiss(page(id).change().opinions().getFirst()))
        .isTrue();

    refused(
        () -> As.AUTHOR.run(() -> reviews.dismiss(id, review, "He means it no more.")),
        "reviewer or administrator");
    refused(
        () ->
            new As("tomasz", ConsoleRole.ADMIN)
                .run(() -> reviews.dismiss(id, review, "He means it no more.")),
        "wrote a part of it");
    As.author("bela").run(() -> reviews.dismiss(id, review, "I took push out."));

    assertThat(state(id)).isEqualTo(ChangeState.READY);
    assertThat(trail(id))
        .extracting(AuditEntry::what, AuditEntry::reason)
        .contains(Assertions.tuple("REVIEW_DISMISSED", "bela: I took push out."));
  }

  @Test
  void an_author_who_reviews_may_hold_it_back_and_not_approve_nor_reject_it() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    revise(As.author("bela"), id, policy, V2, NARROWER);
    check(id);
    approve(As.REVIEWER, id);
    ContentHash seen = seen(id);

    As.reviewer("bela").run(() -> reviews.requestChanges(id, seen, "Not yet."));

    assertThat(state(id)).isEqualTo(ChangeState.IN_REVIEW);
    refused(() -> As.reviewer("bela").run(() -> reviews.approve(id, seen, "Fine")), "wrote");
    refused(() -> As.reviewer("bela").run(() -> reviews.reject(id, "No")), "wrote");
  }

  @Test
  void what_is_over_stands_as_it_stood_then_whatever_becomes_of_people_and_tables() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, PUBLIC);
    approve(As.REVIEWER, id);
    approve(As.reviewer("bela"), id);
    approve(As.ADMIN, id);
    disable("bela");
    Standing before = page(id).standing();
    assertThat(before.stale()).hasSize(1);
    activate(As.AUTHOR, id);

    onFile("ines", ConsoleRole.AUTHOR);
    onFile("bela", ConsoleRole.REVIEWER);
    List<Tier> lax =
        TierTable.FIRST.tiers().stream()
            .map(tier -> new Tier(tier.occasion(), 1, false, true))
            .toList();
    TierTable table = HEDDA.call(() -> tiers.propose(lax, "To see what it means"));
    As third = new As("ines", ConsoleRole.ADMIN);
    third.run(() -> tiers.decide(table.number(), ApprovalTiers.Verdict.AGREE, "Yes"));
    try {
      Standing after = page(id).standing();
      assertThat(after.state()).isEqualTo(ChangeState.ACTIVE);
      assertThat(after.requirement()).isEqualTo(before.requirement());
      assertThat(after.approvals()).isEqualTo(before.approvals());
      assertThat(after.stale()).isEqualTo(before.stale());
    } finally {
      TierTable back = HEDDA.call(() -> tiers.propose(TierTable.FIRST.tiers(), "Back"));
      third.run(() -> tiers.decide(back.number(), ApprovalTiers.Verdict.AGREE, "Yes"));
    }
  }

  @Test
  void what_is_given_up_keeps_who_objected_and_whose_approval_was_stale() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    approve(As.REVIEWER, id);
    revise(As.AUTHOR, id, policy, V2, PUBLIC);
    check(id);
    ContentHash seen = seen(id);
    As.reviewer("bela").run(() -> reviews.requestChanges(id, seen, "No."));
    Standing before = page(id).standing();
    As.AUTHOR.run(() -> changes.withdraw(id, "Not needed."));

    Standing after = page(id).standing();
    assertThat(after.state()).isEqualTo(ChangeState.WITHDRAWN);
    assertThat(after.stale()).isEqualTo(before.stale());
    assertThat(after.objections()).isEqualTo(before.objections());
    assertThat(after.requirement()).isEqualTo(before.requirement());
    assertThatThrownBy(() -> jdbc.sql("delete from change_conclusion").update())
        .rootCause()
        .message()
        .contains("is refused");
  }

  @Test
  void another_title_and_description_leave_the_old_ones_on_file() {
    ChangeId id = inReview(aPolicy(), WIDER);
    String longest = "x".repeat(10_000);
    As.AUTHOR.run(() -> changes.describe(id, "Let the deployer push", longest));
    As.author("bela").run(() -> changes.describe(id, "Push", "y".repeat(10_000)));

    assertThat(page(id).change().title()).isEqualTo("Push");
    assertThat(page(id).change().isAuthor(new UserId("bela"))).isTrue();
    Discussion.Done deed = As.VIEWER.call(() -> discussions.of(id)).deeds().getLast();
    assertThat(deed.by().id().value()).isEqualTo("bela");
    assertThat(deed.reason()).contains("“Let the deployer push”", "“Push”", "xxx", "yyy");
    assertThat(newest(id).reason()).isEqualTo(deed.reason());
    As.AUTHOR.run(() -> changes.describe(id, "Push", "y".repeat(10_000)));
    assertThat(newest(id).who()).as("nothing changed").isEqualTo("bela");
  }

  @Test
  void a_review_of_ten_thousand_characters_is_kept() {
    ChangeId id = inReview(aPolicy(), WIDER);
    ContentHash seen = seen(id);
    String words = "w".repeat(10_000);
    As.REVIEWER.run(() -> reviews.approve(id, seen, words));
    assertThat(newest(id).reason()).isEqualTo(words);
  }

  @Test
  void nobody_opens_more_than_anybody_can_look_at() {
    As busy = As.author("nora");
    OpenChange another = new OpenChange("One of many", "", List.of());
    ChangeId first = busy.call(() -> changes.open(another));
    for (int i = 1; i < ChangeRequests.MOST_OPEN; i++) {
      jdbc.sql(
              """
              insert into change_request
                (title, description, stage, state, opened_by, opened_by_name, opened_at, changed_at, row_version)
              values ('One of many', '', 'DRAFT', 'DRAFT', 'nora', 'nora', current_timestamp, current_timestamp, 0)
              """)
          .update();
    }
    try {
      refused(
          () -> busy.run(() -> changes.open(another)), "200 change requests open", "withdraw one");
      busy.run(() -> changes.withdraw(first, "Not needed."));
      ChangeId last = busy.call(() -> changes.open(another));
      busy.run(() -> changes.withdraw(last, "Not needed."));
    } finally {
      jdbc.sql("delete from change_request where opened_by = 'nora' and stage = 'DRAFT'").update();
    }
  }

  @Test
  void one_person_counts_once() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, PUBLIC);
    assertThat(page(id).standing().missingApprovals()).isEqualTo(2);
    approve(As.REVIEWER, id);
    approve(As.REVIEWER, id);
    assertThat(page(id).standing().missingApprovals()).isEqualTo(1);

    approve(As.reviewer("bela"), id);
    assertThat(page(id).standing().needsAdministrator()).isTrue();
    assertThat(state(id)).isEqualTo(ChangeState.IN_REVIEW);
    approve(As.ADMIN, id);
    assertThat(state(id)).isEqualTo(ChangeState.READY);
  }

  @Test
  void an_approval_ends_with_the_role_that_it_was_given_in() {
    ChangeId id = inReview(aPolicy(), WIDER);
    approve(As.REVIEWER, id);
    assertThat(state(id)).isEqualTo(ChangeState.READY);
    ContentHash seen = seen(id);

    onFile("priya", ConsoleRole.AUTHOR);
    assertThat(page(id).standing().stale().getFirst().reasons())
        .containsExactly("priya is neither a reviewer nor an administrator any more.");
    refused(() -> As.AUTHOR.run(() -> activation.activate(id, seen, "Go")), "lacks an approval");
    check(id);
    assertThat(listed(id)).isEqualTo(ChangeState.IN_REVIEW);

    onFile("priya", ConsoleRole.REVIEWER);
    assertThat(state(id)).isEqualTo(ChangeState.READY);
    activate(As.AUTHOR, id);
  }

  @Test
  void an_approval_ends_with_the_account_of_its_person() {
    ChangeId id = inReview(aPolicy(), WIDER);
    approve(As.reviewer("bela"), id);
    ContentHash seen = seen(id);
    disable("bela");
    assertThat(page(id).standing().stale().getFirst().reasons())
        .containsExactly("bela cannot sign in here any more.");
    refused(() -> As.ADMIN.run(() -> activation.activate(id, seen, "Go")), "lacks an approval");

    approve(As.REVIEWER, id);
    activate(As.AUTHOR, id);
    disable("priya");
    assertThat(page(id).standing().approvals())
        .as("what came in force stays approved by whom it was")
        .extracting(approval -> approval.review().by().id().value())
        .contains("priya");
  }

  @Test
  void whoever_administers_no_more_is_no_administrator_among_those_who_approve() {
    ChangeId id = inReview(aPolicy(), PUBLIC);
    approve(As.REVIEWER, id);
    approve(As.ADMIN, id);
    assertThat(state(id)).isEqualTo(ChangeState.READY);
    ContentHash seen = seen(id);

    onFile("ines", ConsoleRole.REVIEWER);
    assertThat(page(id).standing().approvals()).hasSize(2);
    refused(() -> As.AUTHOR.run(() -> activation.activate(id, seen, "Go")), "An administrator has");

    approve(HEDDA, id);
    activate(As.AUTHOR, id);
  }

  @Test
  void a_reviewer_who_became_an_administrator_approves_as_one_only_anew() {
    ChangeId id = inReview(aPolicy(), PUBLIC);
    approve(As.REVIEWER, id);
    approve(As.reviewer("bela"), id);
    onFile("priya", ConsoleRole.ADMIN);
    assertThat(page(id).standing().needsAdministrator()).isTrue();
    approve(new As("priya", ConsoleRole.ADMIN), id);
    assertThat(state(id)).isEqualTo(ChangeState.READY);
  }

  @Test
  void it_is_told_where_nobody_is_there_to_approve() {
    ChangeId id = inReview(aPolicy(), WIDER);
    Reviewers all = page(id).reviewers();
    assertThat(all.areTooFewFor(new Requirement(2, true, true, List.of()))).isFalse();
    List.of("priya", "bela").forEach(this::disable);
    onFile("ines", ConsoleRole.AUTHOR);
    Reviewers left = page(id).reviewers();
    assertThat(left).isEqualTo(new Reviewers(all.people() - 3, all.administrators() - 1));
    assertThat(left.areTooFewFor(new Requirement(all.people(), false, true, List.of()))).isTrue();
    Proposal same = page(id).change().proposals().getFirst();
    As.author("hedda").run(() -> changes.propose(id, same));
    assertThat(page(id).reviewers())
        .isEqualTo(new Reviewers(left.people() - 1, left.administrators() - 1));
    assertThat(new Reviewers(3, 0).areTooFewFor(new Requirement(2, true, true, List.of())))
        .isTrue();
  }

  private ChangeState listed(ChangeId id) {
    ChangeFilter all = ChangeFilter.ALL;
    return As.VIEWER.call(() -> changes.list(all, new Window(0, 1_000))).stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow()
        .state();
  }

  @Test
  void risks_are_not_approved_without_a_word() {
    PolicyId policy = aPolicy();
    ChangeId risky = inReview(policy, PUBLIC);
    ContentHash seen = seen(risky);
    refused(() -> As.REVIEWER.run(() -> reviews.approve(risky, seen, "  ")), "risks");

    ChangeId plain = inReview(policy, NARROWER);
    assertThat(page(plain).standing().evidence().orElseThrow().needsWords()).isFalse();
    ContentHash harmless = seen(plain);
    As.REVIEWER.run(() -> reviews.approve(plain, harmless, ""));
    assertThat(state(plain)).isEqualTo(ChangeState.READY);
  }

  @Test
  void an_equivalent_change_needs_nobody() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, PULL.replace("Pull", "PullImages"));
    assertThat(state(id)).isEqualTo(ChangeState.READY);
    activate(As.AUTHOR, id);
    assertThat(active(policy)).isEqualTo(V2);
  }

  @Test
  void a_policy_that_nobody_could_set_again_does_not_come_in_force() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, LOCKING);
    assertThat(page(id).standing().evidence().orElseThrow().failures())
        .singleElement()
        .satisfies(failure -> {
          assertThat(failure.check()).isEqualTo("lock-out");
          assertThat(failure.outcome()).isEqualTo(Outcome.FAILED);
        });
    ContentHash seen = seen(id);
    refused(() -> As.REVIEWER.run(() -> reviews.approve(id, seen, "Fine")), "Nobody in the owning");
    refused(
        () -> EMERGENCY.run(() -> activation.breakGlass(id, proposals(id), "INC-7", "Now")),
        "set the policy");
    assertThat(active(policy)).isEqualTo(V1);
    assertThat(page(id).change().emergency()).isNull();
  }

  @Test
  void when_the_base_moves_approvals_are_stale_until_it_is_taken_up() {
    PolicyId policy = aPolicy();
    ChangeId mine = inReview(policy, WIDER);
    approve(As.REVIEWER, mine);
    ChangeId theirs = inReview(policy, NARROWER);
    approve(As.REVIEWER, theirs);
    activate(As.AUTHOR, theirs);

    Standing standing = page(mine).standing();
    assertThat(standing.moved()).containsExactly(policy);
    assertThat(standing.state()).isEqualTo(ChangeState.IN_REVIEW);
    ContentHash seen = seen(mine);
    refused(() -> As.AUTHOR.run(() -> activation.activate(mine, seen, "Go")), "Another version");

    As.AUTHOR.run(() -> changes.rebase(mine, policy, active(policy)));
    check(mine);
    standing = page(mine).standing();
    assertThat(standing.moved()).isEmpty();
    assertThat(standing.stale())
        .singleElement()
        .satisfies(stale -> assertThat(stale.reasons().getFirst()).contains("approved against v1"));
    approve(As.REVIEWER, mine);
    activate(As.AUTHOR, mine);
    assertThat(active(policy)).isEqualTo(V2);
  }

  @Test
  void a_merge_saves_a_version_and_takes_the_new_base_in_one_deed() {
    PolicyId policy = aPolicy();
    ChangeId mine = inReview(policy, WIDER);
    ChangeId theirs = inReview(policy, NARROWER);
    approve(As.REVIEWER, theirs);
    activate(As.AUTHOR, theirs);
    MergeText merge = new MergeText(mine, policy, V2, V3, MERGED, "Both of it");

    refused(() -> As.VIEWER.run(() -> changes.merge(merge)), "author");
    ReviseOutcome saved = As.author("otto").call(() -> changes.merge(merge));

    VersionNumber fourth = ((ReviseOutcome.Saved) saved).version().number();
    assertThat(page(mine).change().proposals()).containsExactly(new Proposal(policy, V3, fourth));
    assertThat(page(mine).standing().moved()).isEmpty();
    assertThat(page(mine).change().authors())
        .extracting(person -> person.id().value())
        .contains("otto", "tomasz");
    assertThat(((ReviseOutcome.Saved) saved).version().basedOn()).isEqualTo(V2);
    assertThat(As.VIEWER.call(() -> policies.version(new VersionId(policy, V2))).text())
        .isEqualTo(WIDER);
    assertThat(newest(mine).what()).isEqualTo("CHANGE_MERGED");
    check(mine);
    refused(
        () -> As.reviewer("otto").run(() -> reviews.approve(mine, seen(mine), "Fine")),
        "wrote a part of it");
    approve(As.REVIEWER, mine);
    activate(As.AUTHOR, mine);
    assertThat(active(policy)).isEqualTo(fourth);
  }

  @Test
  void a_merge_of_what_is_no_longer_so_saves_nothing() {
    PolicyId policy = aPolicy();
    ChangeId mine = inReview(policy, WIDER);
    ChangeId theirs = inReview(policy, NARROWER);
    approve(As.REVIEWER, theirs);
    activate(As.AUTHOR, theirs);

    refused(
        () ->
            As.AUTHOR.run(
                () -> changes.merge(new MergeText(mine, policy, V2, V1, MERGED, "Stale base"))),
        "Yet another version");
    ReviseOutcome moved =
        As.AUTHOR.call(
            () -> changes.merge(new MergeText(mine, policy, V1, V3, MERGED, "Stale text")));
    assertThat(moved).isEqualTo(new ReviseOutcome.Moved(V2));
    ReviseOutcome rejected =
        As.AUTHOR.call(() -> changes.merge(new MergeText(mine, policy, V2, V3, "{}", "No policy")));
    assertThat(rejected).isInstanceOf(ReviseOutcome.Rejected.class);
    refused(
        () ->
            As.AUTHOR.run(
                () -> changes.merge(new MergeText(mine, aPolicy(), V2, V3, MERGED, "Elsewhere"))),
        "proposes nothing for this policy");

    assertThat(page(mine).change().proposals()).containsExactly(new Proposal(policy, V1, V2));
    assertThat(As.VIEWER.call(() -> policies.countVersions(policy))).isEqualTo(3);
  }

  @Test
  void several_policies_come_in_force_together_or_not_at_all() {
    PolicyId one = aPolicy();
    PolicyId other = aPolicy();
    ChangeId id = aDraft(one, WIDER);
    revise(As.AUTHOR, id, other, V1, NARROWER);
    As.AUTHOR.run(() -> changes.submit(id));
    check(id);
    assertThat(page(id).standing().evidence().orElseThrow().verdict())
        .isEqualTo(Verdict.INCOMPARABLE);
    approve(As.REVIEWER, id);
    ContentHash seen = seen(id);
    // Somebody else is faster with one of the two.
    As.ADMIN.run(() -> unreviewed.activate(new Activate(other, null, V1, "Out of force")));
    refused(() -> As.AUTHOR.run(() -> activation.activate(id, seen, "Go")), "Another version");
    assertThat(active(one)).isEqualTo(V1);

    As.ADMIN.run(() -> unreviewed.activate(new Activate(other, V1, null, "Back")));
    check(id);
    activate(As.AUTHOR, id);
    assertThat(active(one)).isEqualTo(V2);
    assertThat(active(other)).isEqualTo(V2);
  }

  @Test
  void a_blocking_guardrail_keeps_a_change_back_and_makes_approvals_stale() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, PUBLIC);
    approve(As.REVIEWER, id);
    approve(As.ADMIN, id);
    assertThat(state(id)).isEqualTo(ChangeState.READY);
    ContentHash seen = seen(id);

    switchTo(GuardrailLevel.BLOCKING);
    try {
      refused(() -> As.AUTHOR.run(() -> activation.activate(id, seen, "Go")), "");
      check(id);
      Standing standing = page(id).standing();
      assertThat(standing.state()).isEqualTo(ChangeState.CHECKING);
      assertThat(standing.approvals()).isEmpty();
      assertThat(standing.stale())
          .allSatisfy(
              stale -> assertThat(stale.reasons()).containsExactly("The guardrails were changed."));
      refused(
          () -> As.AUTHOR.run(() -> activation.activate(id, seen(id), "Go")),
          "No access for everyone");
    } finally {
      switchTo(GuardrailLevel.OFF);
    }
    check(id);
    assertThat(state(id)).isEqualTo(ChangeState.READY);
  }

  private void switchTo(GuardrailLevel level) {
    As.ADMIN.run(() -> {
      Guardrail everyone =
          guardrails.all().stream()
              .filter(one -> one.title().equals("No access for everyone without a condition"))
              .findFirst()
              .orElseThrow();
      guardrails.switchTo(everyone.id(), everyone.revision(), level, "To see what it does.");
    });
  }

  @Test
  void a_way_back_without_approvals_is_one_step_and_leads_to_nothing_unapproved() {
    PolicyId policy = aPolicy();
    ChangeId emergency = inReview(policy, WIDER);
    List<Proposal> other = List.of(new Proposal(policy, V1, V1));
    refused(
        () -> EMERGENCY.run(() -> activation.breakGlass(emergency, other, "INC-7", "Now")), "saw");
    List<Proposal> seen = proposals(emergency);
    EMERGENCY.run(() -> activation.breakGlass(emergency, seen, "INC-7", "Now"));
    ChangeId mended = inReview(policy, PULL);
    approve(As.REVIEWER, mended);
    activate(As.AUTHOR, mended);

    refused(() -> As.AUTHOR.run(() -> activation.rollBack(mended, "Back")), "in an emergency");
    assertThat(active(policy)).isEqualTo(proposals(mended).getFirst().proposed());
  }

  @Test
  void breaking_glass_takes_its_own_role_and_is_reviewed_by_somebody_else() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    for (As who : List.of(As.ADMIN, As.AUTHOR, As.REVIEWER)) {
      refused(
          () ->
              who.run(() -> activation.breakGlass(id, proposals(id), "INC-7", "Production stands")),
          "emergency");
    }
    EMERGENCY.run(() -> activation.breakGlass(id, proposals(id), "INC-7", "Production stands"));
    assertThat(active(policy)).isEqualTo(V2);
    Emergency emergency = java.util.Objects.requireNonNull(page(id).change().emergency());
    assertThat(emergency.by().id().value()).isEqualTo("kaja");
    assertThat(emergency.incident()).isEqualTo("INC-7");
    assertThat(emergency.isOpen()).isTrue();
    assertThat(trail(id)).extracting(AuditEntry::what).contains("GLASS_BROKEN");

    refused(() -> As.reviewer("tomasz").run(() -> activation.closeEmergency(id, "Ok")), "wrote");
    refused(() -> As.reviewer("kaja").run(() -> activation.closeEmergency(id, "Ok")), "broke");
    As.REVIEWER.run(() -> activation.closeEmergency(id, "It was right."));
    assertThat(java.util.Objects.requireNonNull(page(id).change().emergency()).isOpen()).isFalse();
  }

  @Test
  void what_was_replaced_can_be_put_back() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    approve(As.REVIEWER, id);
    activate(As.AUTHOR, id);
    As.AUTHOR.run(() -> activation.rollBack(id, "The deployer is broken."));
    assertThat(active(policy)).isEqualTo(V1);
    assertThat(state(id)).isEqualTo(ChangeState.ROLLED_BACK);
    refused(() -> As.AUTHOR.run(() -> activation.rollBack(id, "Again")), "not in force");
  }

  @Test
  void a_way_back_without_approvals_is_open_for_seven_days() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    approve(As.REVIEWER, id);
    activate(As.AUTHOR, id);
    Instant end =
        As.VIEWER
            .call(() -> policies.activations(policy, new Window(0, 1)))
            .getFirst()
            .from()
            .plus(Duration.ofDays(7));

    clock.stopAt(end.plus(1, ChronoUnit.MICROS));
    refused(() -> As.AUTHOR.run(() -> activation.rollBack(id, "Late")), "more than 7 days");
    assertThat(active(policy)).isEqualTo(V2);

    clock.stopAt(end);
    As.AUTHOR.run(() -> activation.rollBack(id, "At the last moment"));
    assertThat(active(policy)).isEqualTo(V1);
  }

  @Test
  void whoever_wrote_a_part_of_it_stays_an_author_over_a_rebase() {
    PolicyId policy = aPolicy();
    ChangeId mine = inReview(policy, WIDER);
    revise(As.author("otto"), mine, policy, V2, WIDER_REORDERED);
    ChangeId theirs = inReview(policy, NARROWER);
    approve(As.REVIEWER, theirs);
    activate(As.AUTHOR, theirs);

    As.author("bela").run(() -> changes.rebase(mine, policy, active(policy)));
    check(mine);

    ContentHash seen = seen(mine);
    for (String author : List.of("tomasz", "otto", "bela")) {
      refused(
          () -> As.reviewer(author).run(() -> reviews.approve(mine, seen, "Fine")),
          "wrote a part of it");
    }
    approve(As.REVIEWER, mine);
    activate(As.AUTHOR, mine);
  }

  @Test
  void whoever_approved_and_rebases_it_is_an_author_and_the_approval_is_gone() {
    PolicyId policy = aPolicy();
    ChangeId mine = inReview(policy, WIDER);
    approve(As.reviewer("bela"), mine);
    ChangeId theirs = inReview(policy, NARROWER);
    approve(As.REVIEWER, theirs);
    activate(As.AUTHOR, theirs);

    As.author("bela").run(() -> changes.rebase(mine, policy, active(policy)));
    check(mine);

    assertThat(page(mine).standing().stale())
        .singleElement()
        .satisfies(stale -> assertThat(stale.reasons().getFirst()).contains("wrote a part"));
    assertThat(page(mine).standing().missingApprovals()).isEqualTo(1);
  }

  @Test
  void it_is_verified_by_a_live_text_that_means_the_same() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    approve(As.REVIEWER, id);
    activate(As.AUTHOR, id);

    As.AUTHOR.run(() -> activation.verify(id, policy, PULL));
    assertThat(state(id)).isEqualTo(ChangeState.ACTIVE);
    assertThat(page(id).verifications())
        .extracting(Verification::verdict)
        .containsExactly(Verdict.LESS_PERMISSIVE);
    As.ADMIN.run(() -> activation.verify(id, policy, WIDER_REORDERED));
    assertThat(state(id)).isEqualTo(ChangeState.VERIFIED);
    assertThat(page(id).verifications())
        .extracting(found -> found.by().id().value())
        .containsExactly("ines");
    Ending ending = java.util.Objects.requireNonNull(page(id).change().ending());
    assertThat(ending.by().id().value()).as("who activated it").isEqualTo("tomasz");
    assertThat(ending.reason()).isEqualTo("As reviewed");
  }

  @Test
  void texts_of_two_change_requests_stand_beside_each_other() {
    PolicyId policy = aPolicy();
    ChangeId one = aDraft(policy, WIDER);
    ChangeId other = aDraft(policy, NARROWER);
    assertThat(revise(As.AUTHOR, one, policy, V2, PUBLIC)).isInstanceOf(ReviseOutcome.Saved.class);
    assertThat(revise(As.author("otto"), one, policy, V2, WIDER))
        .isEqualTo(new ReviseOutcome.Moved(V3.next()));
    assertThat(revise(As.AUTHOR, other, policy, V3, "{"))
        .isInstanceOf(ReviseOutcome.Rejected.class);
    assertThat(page(other).change().proposal(policy).orElseThrow().proposed()).isEqualTo(V3);
    PolicyVersion newest = As.VIEWER.call(() -> policies.latest(policy)).orElseThrow();
    assertThat(newest.basedOn()).isEqualTo(V2);
  }

  @Test
  void drafts_are_withdrawn_and_reviewers_reject() {
    PolicyId policy = aPolicy();
    ChangeId draft = aDraft(policy, WIDER);
    refused(() -> As.author("otto").run(() -> changes.withdraw(draft, "No")), "its authors");
    As.AUTHOR.run(() -> changes.withdraw(draft, "Not needed."));
    assertThat(state(draft)).isEqualTo(ChangeState.WITHDRAWN);
    refused(() -> revise(As.AUTHOR, draft, policy, V2, PUBLIC), "withdrawn");

    ChangeId asked = inReview(policy, WIDER);
    refused(() -> As.reviewer("tomasz").run(() -> reviews.reject(asked, "No")), "wrote");
    As.REVIEWER.run(() -> reviews.reject(asked, "Never."));
    assertThat(state(asked)).isEqualTo(ChangeState.REJECTED);
  }

  @Test
  void another_table_of_approvals_takes_two_administrators() {
    List<Tier> strict =
        TierTable.FIRST.tiers().stream()
            .map(tier ->
                tier.occasion() == Occasion.EQUIVALENT
                    ? new Tier(Occasion.EQUIVALENT, 1, false, true)
                    : tier)
            .toList();
    assertThatThrownBy(() -> As.AUTHOR.call(() -> tiers.propose(strict, "Safer")))
        .isInstanceOf(AccessDeniedException.class);
    TierTable table = As.ADMIN.call(() -> tiers.propose(strict, "Safer"));
    refused(
        () -> As.ADMIN.run(() -> tiers.decide(table.number(), ApprovalTiers.Verdict.AGREE, "Yes")),
        "another administrator");
    assertThat(As.VIEWER.call(tiers::inForce).tiers()).isNotEqualTo(strict);
    As other = new As("hedda", ConsoleRole.ADMIN);
    other.run(() -> tiers.decide(table.number(), ApprovalTiers.Verdict.AGREE, "Yes"));
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, PULL.replace("Pull", "PullImages"));
    assertThat(state(id)).isEqualTo(ChangeState.IN_REVIEW);

    TierTable back = other.call(() -> tiers.propose(TierTable.FIRST.tiers(), "Too strict"));
    As.ADMIN.run(() -> tiers.decide(back.number(), ApprovalTiers.Verdict.AGREE, "Well"));
    check(id);
    assertThat(state(id)).isEqualTo(ChangeState.READY);
  }

  @Test
  void it_is_told_what_another_table_would_mean_for_what_is_open() {
    ChangeId wider = inReview(aPolicy(), WIDER);
    ChangeId same = inReview(aPolicy(), PULL + "\n");
    ChangeId everyone = inReview(aPolicy(), PUBLIC);
    List<Tier> other = new ArrayList<>(TierTable.FIRST.tiers());
    other.replaceAll(tier ->
        switch (tier.occasion()) {
          case MORE_PERMISSIVE -> new Tier(tier.occasion(), 1, true, true);
          case PUBLIC -> new Tier(tier.occasion(), 1, false, true);
          default -> tier;
        });
    TierEffects.Effects meant = As.VIEWER.call(() -> effects.of(other));
    assertThat(meant.more()).contains(wider).doesNotContain(same, everyone);
    assertThat(meant.fewer()).contains(everyone).doesNotContain(same, wider);
    assertThat(meant.open()).isGreaterThanOrEqualTo(3);
  }

  @RepeatedTest(3)
  void of_two_changes_activated_at_the_same_instant_one_comes_in_force() throws Exception {
    PolicyId policy = aPolicy();
    ChangeId one = inReview(policy, WIDER);
    approve(As.REVIEWER, one);
    ContentHash seen = seen(one);
    ChangeId other = inReview(policy, NARROWER);
    approve(As.REVIEWER, other);
    ContentHash alsoSeen = seen(other);

    List<String> outcomes =
        atOnce(
            () -> tried(() -> As.AUTHOR.run(() -> activation.activate(one, seen, "Go"))),
            () -> tried(() -> As.ADMIN.run(() -> activation.activate(other, alsoSeen, "Go"))));

    assertThat(outcomes).containsOnlyOnce("done");
    assertThat(outcomes)
        .filteredOn(outcome -> !outcome.equals("done"))
        .singleElement()
        .asString()
        .containsIgnoringCase("another version came in force");
    ChangeId winner = outcomes.getFirst().equals("done") ? one : other;
    assertThat(state(winner)).isEqualTo(ChangeState.ACTIVE);
    assertThat(state(winner.equals(one) ? other : one)).isEqualTo(ChangeState.IN_REVIEW);
    assertThat(active(policy)).isEqualTo(proposals(winner).getFirst().proposed());
  }

  @RepeatedTest(3)
  void one_change_activated_twice_at_the_same_instant_comes_in_force_once() throws Exception {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    approve(As.REVIEWER, id);
    ContentHash seen = seen(id);

    List<String> outcomes =
        atOnce(
            () -> tried(() -> As.AUTHOR.run(() -> activation.activate(id, seen, "Go"))),
            () -> tried(() -> As.ADMIN.run(() -> activation.activate(id, seen, "Go"))));

    assertThat(outcomes).containsExactlyInAnyOrder("done", "It is active.");
    assertThat(active(policy)).isEqualTo(V2);
    assertThat(trail(id))
        .extracting(AuditEntry::what)
        .filteredOn("CHANGE_ACTIVATED"::equals)
        .hasSize(1);
  }

  @RepeatedTest(3)
  void two_reviewers_at_the_same_instant_are_both_heard() throws Exception {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, PUBLIC);
    ContentHash seen = seen(id);
    List<String> outcomes =
        atOnce(
            () -> tried(() -> As.REVIEWER.run(() -> reviews.approve(id, seen, "Right."))),
            () -> tried(() -> As.ADMIN.run(() -> reviews.approve(id, seen, "Right."))));
    assertThat(outcomes).containsExactly("done", "done");
    assertThat(state(id)).isEqualTo(ChangeState.READY);
    assertThat(page(id).change().reviews()).hasSize(2);
  }

  @RepeatedTest(3)
  void an_objection_and_an_activation_at_the_same_instant_go_in_turn() throws Exception {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    approve(As.REVIEWER, id);
    ContentHash seen = seen(id);
    List<String> outcomes =
        atOnce(
            () ->
                tried(
                    () -> As.reviewer("bela").run(() -> reviews.requestChanges(id, seen, "Wait."))),
            () -> tried(() -> As.ADMIN.run(() -> activation.activate(id, seen, "Go"))));
    assertThat(outcomes)
        .isIn(List.of("It is active.", "done"), List.of("done", "bela requests changes."));
    assertThat(active(policy)).isEqualTo(outcomes.getLast().equals("done") ? V2 : V1);
  }

  @Test
  void what_was_said_cannot_be_unsaid() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    approve(As.REVIEWER, id);
    for (String deed :
        List.of(
            "update change_review set words = 'Never said'",
            "delete from change_review",
            "update change_evidence set verdict = 'EQUIVALENT'",
            "delete from change_author",
            "delete from change_finding")) {
      assertThatThrownBy(() -> jdbc.sql(deed).update())
          .rootCause()
          .message()
          .contains("is refused");
    }
  }

  @Test
  void the_trail_tells_all_that_was_done() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    approve(As.REVIEWER, id);
    activate(As.AUTHOR, id);
    assertThat(trail(id))
        .extracting(AuditEntry::what)
        .containsSubsequence(
            "CHANGE_ACTIVATED",
            "CHANGE_APPROVED",
            "CHANGE_CHECKED",
            "CHANGE_SUBMITTED",
            "CHANGE_OPENED");
    assertThat(newest(id).who()).isEqualTo("tomasz");
  }

  @Test
  void lists_find_by_words_states_and_people() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    ChangeFilter mine =
        new ChangeFilter("push scanner", java.util.Set.of(ChangeState.IN_REVIEW), "tomasz", policy);
    assertThat(As.VIEWER.call(() -> changes.list(mine, new Window(0, 10))))
        .extracting(ChangeSummary::id)
        .containsExactly(id);
    assertThat(As.VIEWER.call(() -> changes.count(mine))).isEqualTo(1);
    ChangeFilter none = new ChangeFilter("100%_", java.util.Set.of(), "", policy);
    assertThat(As.VIEWER.call(() -> changes.count(none))).isZero();
  }

  private List<AuditEntry> trail(ChangeId id) {
    return As.AUDITOR.call(() ->
        audit.entries(
            new AuditFilter("", "", "", String.valueOf(id.number()), null, null), 0, 100));
  }

  /// What somebody did last; the console writes down what its checks found at any time.
  private AuditEntry newest(ChangeId id) {
    return trail(id).stream()
        .filter(entry -> !entry.who().equals(SystemUser.ID.value()))
        .findFirst()
        .orElseThrow();
  }

  private static String tried(Runnable deed) {
    try {
      deed.run();
      return "done";
    } catch (ChangeException e) {
      return e.getMessage();
    }
  }

  @SafeVarargs
  private static List<String> atOnce(Callable<String>... deeds) throws Exception {
    CyclicBarrier start = new CyclicBarrier(deeds.length);
    try (ExecutorService threads = Executors.newFixedThreadPool(deeds.length)) {
      List<Future<String>> running = new ArrayList<>();
      for (Callable<String> deed : deeds) {
        running.add(
            threads.submit(() -> {
              start.await();
              return deed.call();
            }));
      }
      List<String> outcomes = new ArrayList<>();
      for (Future<String> one : running) {
        outcomes.add(one.get());
      }
      return outcomes;
    }
  }
}
