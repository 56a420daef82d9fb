package io.quaymaster.console.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.audit.AuditFilter;
import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.comparison.PolicyComparisons;
import io.quaymaster.console.comparison.Side;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.review.Discussion.Topic;
import io.quaymaster.console.review.Discussion.Whereabouts;
import io.quaymaster.iam.analysis.Comparison;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What is promised of what people say to each other about a change, on whichever database.
abstract class DiscussionContract extends ReviewSetting {
  private static final VersionNumber V1 = VersionNumber.FIRST;
  private static final VersionNumber V2 = V1.next();
  private static final VersionNumber V3 = V2.next();

  /// Where [#WIDER] names its actions.
  private static final LineRange ACTIONS = new LineRange(7, 7);

  private static final String ONLY_PUSH = "    \"Action\": [\"ecr:PutImage\"]";

  @Autowired PolicyComparisons comparisons;

  private Discussion discussion(ChangeId id) {
    return As.VIEWER.call(() -> discussions.of(id));
  }

  private Topic topic(ChangeId id, long thread) {
    return discussion(id).topic(thread).orElseThrow();
  }

  private long begin(As who, ChangeId id, About about, String words) {
    return who.call(() -> discussions.begin(id, about, words, null));
  }

  private static About onActions(PolicyId policy, VersionNumber version) {
    return new About.Lines(policy, version, ACTIONS);
  }

  private long suggest(As who, ChangeId id, PolicyId policy, VersionNumber version, String text) {
    long thread =
        who.call(() -> discussions.begin(id, onActions(policy, version), "Push alone.", text));
    return topic(id, thread).thread().said().getFirst().number();
  }

  private Comparison comparison(
      PolicyId policy, @Nullable VersionNumber before, VersionNumber after) {
    return ((ComparisonReport.Compared)
            As.VIEWER.call(() ->
                comparisons.compare(
                    policy,
                    before == null
                        ? new Side.Nothing()
                        : new Side.OfVersion(new VersionId(policy, before)),
                    new Side.OfVersion(new VersionId(policy, after)))))
        .comparison();
  }

  @Test
  void nobody_makes_a_discussion_longer_than_anybody_reads() {
    ChangeId id = inReview(aPolicy(), WIDER);
    long first = begin(As.REVIEWER, id, new About.Whole(), "Why?");
    for (int i = 1; i < Discussions.MOST_THREADS; i++) {
      jdbc.sql("insert into change_thread (change_id, kind) values (:id, 'WHOLE')")
          .param("id", id.number())
          .update();
    }
    remark(
        "select max(t.id), 'SAID', 'priya', 'priya', current_timestamp, 'Why?' from change_thread t"
            + " where t.change_id = %d and t.id > %d group by t.id".formatted(id.number(), first));
    refused(() -> begin(As.REVIEWER, id, new About.Whole(), "Why?"), "begun 100 threads");
    begin(As.AUTHOR, id, new About.Whole(), "Others still can.");

    for (int i = 1; i < Discussions.MOST_REMARKS / Discussions.MOST_THREADS; i++) {
      remark(
          "select r.thread_id, 'SAID', 'priya', 'priya', current_timestamp, 'Why?' from change_remark r"
              + " join change_thread t on t.id = r.thread_id where t.change_id = %d and r.said_by = 'priya'"
                  .formatted(id.number())
              + " group by r.thread_id");
    }
    refused(
        () -> As.REVIEWER.run(() -> discussions.answer(id, first, "Well?", null)),
        "said 500 things");
    refused(() -> As.REVIEWER.run(() -> discussions.resolve(id, first)), "said 500 things");
  }

  private void remark(String rows) {
    jdbc.sql(
            "insert into change_remark (thread_id, kind, said_by, said_by_name, at, words) " + rows)
        .update();
  }

  @Test
  void a_thread_is_begun_answered_resolved_and_reopened_and_all_of_it_stays() {
    ChangeId id = inReview(aPolicy(), WIDER);
    long thread = begin(As.REVIEWER, id, new About.Whole(), "Why <b>now</b>?");
    As.AUTHOR.run(() -> discussions.answer(id, thread, "The depot moves.", null));
    assertThat(discussion(id).open()).isEqualTo(1);

    As.AUTHOR.run(() -> discussions.resolve(id, thread));
    assertThat(discussion(id).open()).isZero();
    As.REVIEWER.run(() -> discussions.reopen(id, thread));

    ChangeThread told = topic(id, thread).thread();
    assertThat(told.isOpen()).isTrue();
    assertThat(told.by().id().value()).isEqualTo("priya");
    assertThat(told.said())
        .extracting(Remark.Said::words)
        .containsExactly("Why <b>now</b>?", "The depot moves.");
    assertThat(told.remarks()).hasSize(4);
    assertThat(topic(id, thread).now()).isEqualTo(new Whereabouts.Here());
  }

  @Test
  void a_thread_is_settled_by_its_beginner_an_author_or_an_administrator() {
    ChangeId id = inReview(aPolicy(), WIDER);
    long thread = begin(As.REVIEWER, id, new About.Whole(), "Why?");

    for (As other : List.of(As.reviewer("bela"), As.author("otto"))) {
      refused(() -> other.run(() -> discussions.resolve(id, thread)), "settled by");
      assertThat(other.call(() -> discussions.of(id)).topic(thread).orElseThrow().settleRefusal())
          .contains("settled by");
    }
    refused(() -> As.VIEWER.run(() -> discussions.resolve(id, thread)), "you need the role");
    for (As settler : List.of(As.ADMIN, As.AUTHOR, As.REVIEWER)) {
      settler.run(() -> discussions.resolve(id, thread));
      settler.run(() -> discussions.reopen(id, thread));
    }
    As.ADMIN.run(() -> discussions.reopen(id, thread)); // It is open already.
    assertThat(topic(id, thread).thread().remarks()).hasSize(7);
  }

  @Test
  void whoever_may_only_read_says_nothing() {
    ChangeId id = inReview(aPolicy(), WIDER);
    refused(() -> begin(As.VIEWER, id, new About.Whole(), "Hello"), "To comment you need");
    refused(() -> begin(As.AUDITOR, id, new About.Whole(), "Hello"), "To comment you need");
    refused(() -> begin(As.REVIEWER, id, new About.Whole(), "  "), "comment is missing");
    assertThat(discussion(id).topics()).isEmpty();
  }

  @Test
  void a_thread_on_a_class_knows_it_again_until_it_is_not_there_any_more() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    ClassKey key = ClassKey.of(true, comparison(policy, V1, V2).gained().getFirst());
    long thread = begin(As.REVIEWER, id, new About.Access(policy, key), "Push, too?");

    assertThat(topic(id, thread).now()).isEqualTo(new Whereabouts.Here());
    assertThat(discussion(id).about(policy, key)).hasSize(1);
    assertThat(topic(id, thread).thread().anchor())
        .isInstanceOfSatisfying(
            Anchor.OnClass.class,
            on -> {
              assertThat(on.version()).isEqualTo(V2);
              assertThat(on.words()).contains("deployer", "may now", "`ecr:PutImage`");
            });

    revise(As.AUTHOR, id, policy, V2, WIDER_REORDERED);
    check(id);
    assertThat(topic(id, thread).now()).isEqualTo(new Whereabouts.Here());

    revise(As.AUTHOR, id, policy, V3, NARROWER);
    check(id);
    assertThat(topic(id, thread).now()).isEqualTo(new Whereabouts.Gone());
    assertThat(topic(id, thread).thread().isOpen()).isTrue();
  }

  @Test
  void a_class_that_no_comparison_shows_has_no_thread() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    refused(
        () -> begin(As.REVIEWER, id, new About.Access(policy, ClassKey.hashed("none")), "What?"),
        "have not found this access");
  }

  @Test
  void a_thread_on_lines_follows_their_text() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    long thread = begin(As.REVIEWER, id, onActions(policy, V2), "Both?");
    assertThat(topic(id, thread).now()).isEqualTo(new Whereabouts.AtLines(ACTIONS));

    String named = WIDER.replace("\"Sid\": \"Pull\",", "\"Sid\":\n      \"Pull\",");
    revise(As.AUTHOR, id, policy, V2, named);
    assertThat(topic(id, thread).now()).isEqualTo(new Whereabouts.AtLines(new LineRange(8, 8)));
    assertThat(discussion(id).onLines(policy).values()).containsExactly(new LineRange(8, 8));

    revise(As.AUTHOR, id, policy, V3, NARROWER);
    assertThat(topic(id, thread).now()).isEqualTo(new Whereabouts.Gone());
    assertThat(topic(id, thread).thread().anchor())
        .isInstanceOfSatisfying(
            Anchor.OnLines.class,
            on -> {
              assertThat(on.version()).isEqualTo(V2);
              assertThat(on.text()).contains("ecr:PutImage");
            });
  }

  @Test
  void lines_of_a_version_that_was_proposed_a_moment_ago_can_still_be_talked_about() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    revise(As.AUTHOR, id, policy, V2, NARROWER);
    long thread = begin(As.REVIEWER, id, onActions(policy, V2), "Both?");
    assertThat(topic(id, thread).now()).isEqualTo(new Whereabouts.Gone());
    refused(() -> begin(As.REVIEWER, id, onActions(policy, V1), "Both?"), "does not propose v1");
    refused(
        () -> begin(As.REVIEWER, id, new About.Lines(policy, V3, new LineRange(90, 91)), "Where?"),
        "there is no lines 90 to 91");
  }

  @Test
  void a_suggestion_that_is_taken_up_makes_its_writer_an_author() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    As bela = As.reviewer("bela");
    approve(bela, id);
    assertThat(state(id)).isEqualTo(ChangeState.READY);
    long suggestion = suggest(bela, id, policy, V2, ONLY_PUSH);
    assertThat(state(id)).as("open threads do not block").isEqualTo(ChangeState.READY);

    ReviseOutcome outcome = As.AUTHOR.call(() -> changes.takeUp(id, suggestion, V2));
    check(id);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ReviseOutcome.Saved.class,
            saved -> {
              assertThat(saved.version().text())
                  .isEqualTo(
                      WIDER.replaceFirst(
                          "(?m)^    \"Action\".*$",
                          java.util.regex.Matcher.quoteReplacement(ONLY_PUSH)));
              assertThat(saved.version().reason()).contains("bela", "tomasz", "Push alone.");
              assertThat(saved.version().author().id().value()).isEqualTo("tomasz");
            });
    assertThat(page(id).change().authors())
        .extracting(person -> person.id().value())
        .contains("bela", "tomasz");
    assertThat(page(id).standing().approvals()).isEmpty();
    assertThat(page(id).standing().stale())
        .singleElement()
        .satisfies(stale ->
            assertThat(stale.reasons()).singleElement().asString().contains("wrote a part"));
    refused(() -> approve(bela, id), "wrote a part of it");
    refused(() -> approve(new As("bela", ConsoleRole.ADMIN), id), "wrote a part of it");
    ChangeThread thread = discussion(id).topics().getFirst().thread();
    assertThat(thread.takenUp(thread.said().getFirst())).contains(V3);
  }

  @Test
  void whoever_suggested_a_part_of_a_version_is_an_author_of_every_change_that_proposes_it() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    long suggestion = suggest(As.reviewer("bela"), id, policy, V2, ONLY_PUSH);
    As.AUTHOR.run(() -> changes.takeUp(id, suggestion, V2));
    As.AUTHOR.run(() -> changes.withdraw(id, "Another way"));

    ChangeId other =
        As.author("otto")
            .call(() ->
                changes.open(new OpenChange("Again", "", List.of(new Proposal(policy, V1, V3)))));

    assertThat(page(other).change().authors())
        .extracting(person -> person.id().value())
        .contains("bela", "tomasz", "otto");
  }

  @Test
  void a_suggestion_is_taken_up_once_where_its_lines_are_and_by_those_who_may_edit() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    long suggestion = suggest(As.REVIEWER, id, policy, V2, ONLY_PUSH);
    refused(() -> As.REVIEWER.run(() -> changes.takeUp(id, suggestion, V2)), "author");
    assertThat(As.AUTHOR.call(() -> changes.takeUp(id, suggestion, V1)))
        .isEqualTo(new ReviseOutcome.Moved(V2));
    assertThat(As.VIEWER.call(() -> discussions.suggested(id, suggestion)).text())
        .contains("[\"ecr:PutImage\"]");

    As.AUTHOR.run(() -> changes.takeUp(id, suggestion, V2));
    refused(() -> As.AUTHOR.run(() -> changes.takeUp(id, suggestion, V3)), "already, in v3");
    refused(
        () -> suggest(As.REVIEWER, id, policy, V2, "    \"Action\": \"ecr:*\""),
        "not in what is proposed now");

    long broken = suggest(As.REVIEWER, id, policy, V3, "    \"Action\": [");
    assertThat(As.AUTHOR.call(() -> changes.takeUp(id, broken, V3)))
        .isInstanceOf(ReviseOutcome.Rejected.class);

    long late = suggest(As.REVIEWER, id, policy, V3, "    \"Action\": \"ecr:*\"");
    revise(As.AUTHOR, id, policy, V3, NARROWER);
    refused(
        () -> As.AUTHOR.run(() -> changes.takeUp(id, late, V3.next())),
        "not in what is proposed now");
  }

  @Test
  void nothing_is_suggested_for_what_cannot_take_it_up() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    long whole = begin(As.REVIEWER, id, new About.Whole(), "Hm");
    refused(
        () -> As.REVIEWER.run(() -> discussions.answer(id, whole, "So", "{}")), "for lines only");
    String same =
        topic(id, begin(As.REVIEWER, id, onActions(policy, V2), "Hm")).thread().anchor()
                instanceof Anchor.OnLines on
            ? on.text()
            : "";
    refused(() -> suggest(As.REVIEWER, id, policy, V2, same), "say already");
    As.AUTHOR.run(() -> changes.withdraw(id, "No"));
    refused(() -> suggest(As.REVIEWER, id, policy, V2, ONLY_PUSH), "not open any more");
    begin(As.REVIEWER, id, new About.Whole(), "A pity.");
  }

  @Test
  void the_trail_and_the_history_tell_what_was_said() {
    PolicyId policy = aPolicy();
    ChangeId id = inReview(policy, WIDER);
    long suggestion = suggest(As.REVIEWER, id, policy, V2, ONLY_PUSH);
    long thread = discussion(id).topics().getFirst().number();
    As.AUTHOR.run(() -> discussions.answer(id, thread, "Yes.", null));
    As.AUTHOR.run(() -> changes.takeUp(id, suggestion, V2));
    As.AUTHOR.run(() -> discussions.resolve(id, thread));
    As.REVIEWER.run(() -> discussions.reopen(id, thread));

    assertThat(trail(id))
        .extracting(AuditEntry::what)
        .containsSubsequence(
            "THREAD_REOPENED",
            "THREAD_RESOLVED",
            "SUGGESTION_TAKEN_UP",
            "THREAD_ANSWERED",
            "THREAD_BEGUN");
    assertThat(trail(id))
        .filteredOn(entry -> entry.what().equals("THREAD_BEGUN"))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.who()).isEqualTo("priya");
          assertThat(entry.reason()).isEqualTo("On line 7 of v2: Push alone. (with a suggestion)");
        });
    assertThat(discussion(id).deeds())
        .extracting(Discussion.Done::what)
        .containsExactly(
            "CHANGE_OPENED",
            "CHANGE_EDITED",
            "CHANGE_SUBMITTED",
            "THREAD_BEGUN",
            "THREAD_ANSWERED",
            "SUGGESTION_TAKEN_UP",
            "THREAD_RESOLVED",
            "THREAD_REOPENED");
  }

  @Test
  void the_database_refuses_to_change_what_was_said() {
    ChangeId id = inReview(aPolicy(), WIDER);
    begin(As.REVIEWER, id, new About.Whole(), "Why?");
    for (String deed :
        List.of(
            "update change_thread set kind = 'WHOLE'",
            "delete from change_remark",
            "update change_remark set words = 'Never mind'",
            "delete from change_deed",
            "update change_deed set reason = ''")) {
      assertThatThrownBy(() -> jdbc.sql(deed).update())
          .rootCause()
          .message()
          .contains("is refused");
    }
  }

  private List<AuditEntry> trail(ChangeId id) {
    return As.AUDITOR.call(() ->
        audit.entries(
            new AuditFilter("", "", "", String.valueOf(id.number()), null, null), 0, 100));
  }
}
