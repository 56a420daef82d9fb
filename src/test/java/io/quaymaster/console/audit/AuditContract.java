package io.quaymaster.console.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.audit.chain.ChainFault;
import io.quaymaster.console.audit.chain.ChainHead;
import io.quaymaster.console.audit.chain.ChainVerdict;
import io.quaymaster.console.identity.As;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Deed;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// What the trail promises, on whichever database.
@SpringBootTest(properties = "quaymaster.sample=false")
abstract class AuditContract {
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  /// A deed that does nothing but to be told.
  record Noted(Account account) implements Deed {}

  @Autowired AuditTrail trail;
  @Autowired AuditVerification verification;
  @Autowired ApplicationEventPublisher events;
  @Autowired PlatformTransactionManager transactions;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource source;

  abstract TrailGuard guard();

  @Test
  void several_deeds_of_a_transaction_follow_each_other_without_a_gap() {
    ChainHead before = head();
    commit("one", "two", "three");
    assertThat(newest(3)).extracting(AuditEntry::title).containsExactly("three", "two", "one");
    assertThat(newest(3))
        .extracting(AuditEntry::position)
        .containsExactly(before.entries() + 3, before.entries() + 2, before.entries() + 1);
    assertThat(newest(3).getLast().previousHash()).isEqualTo(before.hash());
    assertThat(head()).isEqualTo(ChainHead.at(newest(1).getFirst()));
    assertThat(verify().isSound()).isTrue();
  }

  @Test
  void what_is_rolled_back_leaves_nothing_and_no_gap() {
    ChainHead before = head();
    tx().executeWithoutResult(status -> {
      tell("undone");
      status.setRollbackOnly();
    });
    assertThatThrownBy(() ->
            tx().executeWithoutResult(status -> {
              tell("failed");
              throw new IllegalArgumentException("No.");
            }))
        .hasMessage("No.");
    assertThat(head()).isEqualTo(before);
    commit("after");
    assertThat(head().entries()).isEqualTo(before.entries() + 1);
    assertThat(verify().isSound()).isTrue();
  }

  @Test
  void a_transaction_within_another_keeps_its_own_deeds() {
    ChainHead before = head();
    TransactionTemplate own = tx();
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    tx().executeWithoutResult(status -> {
      tell("outer, undone");
      own.executeWithoutResult(inner -> tell("inner, kept"));
      tell("outer, undone too");
      status.setRollbackOnly();
    });
    assertThat(head().entries()).isEqualTo(before.entries() + 1);
    assertThat(newest(1)).extracting(AuditEntry::title).containsExactly("inner, kept");
    assertThat(verify().isSound()).isTrue();
  }

  @Test
  void a_deed_outside_of_a_transaction_is_refused() {
    assertThatThrownBy(() -> tell("nowhere")).hasMessageContaining("transaction");
  }

  @Test
  void a_deed_that_cannot_be_written_down_is_undone() {
    String id = "undone-" + NEXT.getAndIncrement();
    assertThatThrownBy(() ->
        tx().executeWithoutResult(status -> {
          somebody(id);
          events.publishEvent(
              new Noted(Deed.Account.of("TOLD", "thing", "s".repeat(1_001), "Too long")));
        }));
    assertThat(names(id)).isZero();
    assertThat(verify().isSound()).isTrue();
  }

  @Test
  void many_writers_at_once_make_one_chain() throws Exception {
    int writers = 8;
    int rounds = 25;
    ChainHead before = head();
    CyclicBarrier start = new CyclicBarrier(writers);
    List<Callable<Integer>> work = new ArrayList<>();
    for (int i = 0; i < writers; i++) {
      String writer = "writer " + i;
      work.add(() -> {
        start.await(30, TimeUnit.SECONDS);
        int written = 0;
        for (int round = 0; round < rounds; round++) {
          boolean undone = round % 5 == 4;
          String title = writer + " round " + round;
          tx().executeWithoutResult(status -> {
            tell(title);
            tell(title + " again");
            if (undone) {
              status.setRollbackOnly();
            }
          });
          written += undone ? 0 : 2;
        }
        return written;
      });
    }
    long written = 0;
    try (var threads = Executors.newFixedThreadPool(writers)) {
      for (Future<Integer> one : threads.invokeAll(work)) {
        written += one.get();
      }
    }
    assertThat(head().entries()).isEqualTo(before.entries() + written);
    assertThat(verify().faults()).isEmpty();
    assertThat(newest((int) written))
        .extracting(AuditEntry::position)
        .containsExactlyElementsOf(
            LongStream.iterate(head().entries(), n -> n - 1).limit(written).boxed().toList());
  }

  @Test
  void two_who_change_the_same_things_after_telling_of_it_do_not_wait_for_each_other_for_ever()
      throws Exception {
    String left = "left-" + NEXT.getAndIncrement();
    String right = "right-" + NEXT.getAndIncrement();
    tx().executeWithoutResult(status -> {
      somebody(left);
      somebody(right);
    });
    CyclicBarrier told = new CyclicBarrier(2);
    List<Callable<Object>> both =
        List.of(
            () -> tellThenRename("first", told, left), () -> tellThenRename("second", told, right));
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (Future<Object> one : threads.invokeAll(both)) {
        one.get();
      }
    }
    assertThat(newest(2)).extracting(AuditEntry::title).contains("first", "second");
    assertThat(verify().isSound()).isTrue();
  }

  /// If the first deed took the head of the chain at once, the two would stand here for ever.
  private Object tellThenRename(String title, CyclicBarrier told, String who) {
    tx().executeWithoutResult(status -> {
      tell(title);
      await(told);
      jdbc.sql("update user_account set display_name = ? where username = ?")
          .params(title, who)
          .update();
      await(told);
    });
    return title;
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_connection_that_breaks_before_the_commit_leaves_nothing() throws Exception {
    commit("kept");
    ChainHead before = head();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "insert into audit_entry (position, id, at, who, who_name, remote_address, what, subject_kind, subject, title,"
              + " reason, previous_hash, hash) select position + 1, '"
              + java.util.UUID.randomUUID()
              + "', at, who, who_name, remote_address, what, subject_kind, subject, 'half', reason, hash, '"
              + "a".repeat(64)
              + "' from audit_entry where position = "
              + before.entries());
      statement.execute(
          "update audit_head set entries = entries + 1, hash = '" + "a".repeat(64) + "'");
      connection.rollback();
    }
    assertThat(head()).isEqualTo(before);
    commit("after");
    assertThat(verify().isSound()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set title = 'other' where position = 1",
        "delete from audit_entry where position = 1",
        "truncate table audit_entry",
        "update audit_head set hash = 'other'",
        "update audit_head set entries = 0",
        "delete from audit_head",
        "truncate table audit_head",
        "insert into audit_head (id, entries, hash) values (2, 0, '')"
      })
  void the_database_refuses_to_change_what_was_written(String sql) {
    commit("kept");
    assertThatThrownBy(() -> jdbc.sql(sql).update()).isNotNull();
    assertThat(verify().isSound()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "position = position + 1000",
        "id = '00000000-0000-0000-0000-0000000000aa'",
        "at = at + interval '1' minute",
        "who = 'eve'",
        "who_name = 'Eve'",
        "remote_address = '192.0.2.66'",
        "what = 'NOTHING'",
        "subject_kind = 'other'",
        "subject = 'other'",
        "title = 'other'",
        "before_hash = 'bb'",
        "after_hash = 'aa'",
        "reason = 'other'",
        "previous_hash = 'cc'",
        "hash = 'dd'"
      })
  void whatever_is_changed_behind_the_console_is_found(String change) throws Exception {
    commit("first", "second", "third");
    long altered = head().entries() - 1;
    AuditEntry was = As.AUDITOR.call(() -> trail.entry(altered)).orElseThrow();
    tamper("update audit_entry set " + change + " where position = " + altered);

    ChainVerdict verdict = verify();
    assertThat(verdict.isSound()).isFalse();
    assertThat(verdict.faults())
        .anySatisfy(fault -> assertThat(fault.sentence()).startsWith("Entry " + altered + " "));

    restore(was, change.startsWith("position") ? altered + 1000 : altered);
    assertThat(verify().isSound()).isTrue();
  }

  @Test
  void entries_that_are_removed_are_found_in_the_middle_and_at_the_end() throws Exception {
    commit("first", "second", "third");
    long middle = head().entries() - 1;
    List<AuditEntry> removed = newest(2);

    tamper("delete from audit_entry where position = " + middle);
    assertThat(faults()).containsExactly("Entry %d is missing.".formatted(middle));

    tamper("delete from audit_entry where position = " + (middle + 1));
    assertThat(faults())
        .containsExactly(
            "Entries %d to %d are missing. They were the newest when the trail was written to last."
                .formatted(middle, middle + 1));

    for (AuditEntry entry : removed) {
      tamper(insert(entry, entry.position()));
    }
    assertThat(verify().isSound()).isTrue();
  }

  @Test
  void an_entry_that_was_put_behind_the_head_is_found() throws Exception {
    commit("first");
    AuditEntry forged = newest(1).getFirst().following(head());
    tamper(
        insert(forged, forged.position())
            .replace(forged.id().toString(), "00000000-0000-0000-0000-0000000000bb"));
    assertThat(faults())
        .containsExactly(
            "The trail goes on to entry %d, behind its head: what is there was inserted."
                .formatted(forged.position()));
    tamper("delete from audit_entry where position = " + forged.position());
    assertThat(verify().isSound()).isTrue();
  }

  @Test
  void a_kept_head_is_found_again_as_long_as_nothing_before_it_changes() {
    commit("first", "second");
    String kept = head().hash();
    commit("third");
    assertThat(As.AUDITOR.call(() -> verify(kept)).isSound()).isTrue();
    assertThat(As.AUDITOR.call(() -> verify("ab".repeat(32))).faults())
        .extracting(ChainFault::kind)
        .containsExactly(ChainFault.Kind.KEPT_HEAD);
  }

  @Test
  void a_trail_of_several_windows_is_verified_with_progress_and_can_be_cancelled() {
    commit(IntStream.range(0, 2_100).mapToObj(i -> "deed " + i).toArray(String[]::new));
    List<Integer> progress = new ArrayList<>();
    ChainVerdict verdict =
        As.AUDITOR.call(() -> verification.verify(null, progress::add, () -> false));
    assertThat(verdict.entries()).isEqualTo(head().entries());
    assertThat(progress).isSorted().hasSizeGreaterThanOrEqualTo(2).allMatch(one -> one <= 100);
    assertThatThrownBy(() ->
            As.AUDITOR.call(
                () -> verification.verify(null, percent -> {}, () -> progress.size() > 1)))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void entries_are_verified_while_others_write() throws Exception {
    commit("before");
    try (var threads = Executors.newSingleThreadExecutor()) {
      Future<?> writing =
          threads.submit(() -> IntStream.range(0, 60).forEach(i -> commit("meanwhile " + i)));
      while (!writing.isDone()) {
        assertThat(verify().faults()).isEmpty();
      }
      writing.get();
    }
    assertThat(verify().faults()).isEmpty();
  }

  @Test
  void text_that_no_database_keeps_is_replaced_before_it_is_hashed() {
    commit("a\0b \uD800 c \uD83D\uDE00");
    assertThat(newest(1).getFirst().title()).isEqualTo("a\uFFFDb \uFFFD c \uD83D\uDE00");
    assertThat(verify().isSound()).isTrue();
  }

  @Test
  void only_an_auditor_reads_or_verifies() {
    As author = new As("tomasz", ConsoleRole.AUTHOR);
    assertThatThrownBy(() -> author.call(trail::head)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> author.call(() -> verify((String) null)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void a_deed_that_is_refused_stays_in_the_trail_even_if_all_else_is_undone() {
    String name = "refused-" + NEXT.getAndIncrement();
    As author = new As(name, ConsoleRole.AUTHOR);
    tx().executeWithoutResult(status -> {
      assertThatThrownBy(() -> author.call(trail::kindsOfDeeds))
          .isInstanceOf(AccessDeniedException.class);
      tell("undone");
      status.setRollbackOnly();
    });
    assertThat(newest(1))
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.what()).isEqualTo("DEED_REFUSED");
          assertThat(entry.who()).isEqualTo(name);
          assertThat(entry.subject()).isEqualTo("AuditTrail.kindsOfDeeds");
          assertThat(entry.reason())
              .isEqualTo("It needs the role Auditor; the person had Viewer, Author.");
        });
    assertThat(verify().isSound()).isTrue();
  }

  @Test
  void a_sign_in_that_is_refused_names_what_was_typed_with_nothing_hidden() {
    failToSignIn(" Kim\u202E\n" + "m".repeat(200), "192.0.2.99");
    AuditEntry entry = newest(1).getFirst();
    assertThat(entry.what()).isEqualTo("SIGN_IN_REFUSED");
    assertThat(entry.who()).isEqualTo("quaymaster");
    assertThat(entry.remoteAddress()).isEqualTo("192.0.2.99");
    assertThat(entry.title()).startsWith("Kim⟨U+202E⟩⟨U+000A⟩mm").endsWith("…").hasSize(100);
    assertThat(entry.reason()).isEqualTo("Name and password do not belong together.");

    failToSignIn(" KIM ", "192.0.2.99");
    assertThat(newest(1).getFirst().subject()).isEqualTo("kim");
  }

  @Test
  void who_fails_to_sign_in_ever_again_does_not_flood_the_trail() {
    ChainHead before = head();
    for (int i = 0; i < 1_000; i++) {
      failToSignIn("flood", "192.0.2.123");
    }
    assertThat(head().entries()).isEqualTo(before.entries() + 10);
    assertThat(newest(1).getFirst().reason())
        .isEqualTo(
            "Name and password do not belong together. The same was refused 512 times within the hour.");
  }

  private void failToSignIn(String name, String address) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    var attempt = UsernamePasswordAuthenticationToken.unauthenticated(name, "secret");
    attempt.setDetails(new WebAuthenticationDetails(request));
    events.publishEvent(
        new AuthenticationFailureBadCredentialsEvent(attempt, new BadCredentialsException("No.")));
  }

  private void commit(String... titles) {
    tx().executeWithoutResult(status -> List.of(titles).forEach(this::tell));
  }

  private void tell(String title) {
    events.publishEvent(new Noted(Deed.Account.of("TOLD", "thing", "thing-1", title)));
  }

  private void somebody(String id) {
    jdbc.sql(
            "insert into user_account (username, display_name, password_hash, must_change_password, disabled, created_at,"
                + " row_version) values (?, 'Somebody', '', false, true, current_timestamp, 0)")
        .param(id)
        .update();
  }

  private int names(String id) {
    return jdbc.sql("select count(*) from user_account where username = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  private TransactionTemplate tx() {
    return new TransactionTemplate(transactions);
  }

  private ChainHead head() {
    return As.AUDITOR.call(trail::head);
  }

  private List<AuditEntry> newest(int limit) {
    return As.AUDITOR.call(() -> trail.entries(AuditFilter.ALL, 0, limit));
  }

  private ChainVerdict verify() {
    return As.AUDITOR.call(() -> verify((String) null));
  }

  private ChainVerdict verify(@Nullable String kept) {
    return verification.verify(kept, percent -> {}, () -> false);
  }

  private List<String> faults() {
    return verify().faults().stream().map(ChainFault::sentence).toList();
  }

  /// Somebody with every right on the database.
  private void tamper(String... statements) throws Exception {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(guard().off);
      for (String sql : statements) {
        statement.execute(sql);
      }
      statement.execute(guard().on);
    }
  }

  private void restore(AuditEntry was, long at) throws Exception {
    tamper("delete from audit_entry where position = " + at, insert(was, was.position()));
  }

  private static String insert(AuditEntry entry, long position) {
    return String.format(
        Locale.ROOT,
        "insert into audit_entry (position, id, at, who, who_name, remote_address, what, subject_kind, subject, title,"
            + " before_hash, after_hash, reason, previous_hash, hash) values (%d, '%s', timestamp with time zone '%s',"
            + " '%s', '%s', '%s', '%s', '%s', '%s', '%s', null, null, '%s', '%s', '%s')",
        position,
        entry.id(),
        entry.at().toString().replace('T', ' ').replace("Z", "+00:00"),
        entry.who(),
        entry.whoName(),
        entry.remoteAddress(),
        entry.what(),
        entry.subjectKind(),
        entry.subject(),
        entry.title(),
        entry.reason(),
        entry.previousHash(),
        entry.hash());
  }
}
