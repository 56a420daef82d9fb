package io.quaymaster.console.review;

import io.quaymaster.console.catalog.AccessChanged;
import io.quaymaster.console.catalog.AccessChanged.Subject;
import io.quaymaster.console.catalog.AccountId;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PrincipalId;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.review.AccessNotices.Open;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rows of what changed access without a text, and who looked at it, in the transaction of the
/// caller. They are only ever added to.
@Component
class NoticeRecords {
  /// No page and no inbox shows more than these at once; the rest comes up as they are looked at.
  static final int MOST = 20;

  private static final String OPEN =
      " from access_notice n where not exists (select 1 from access_notice_review r where r.notice_id = n.id) and ";

  private final JdbcClient jdbc;
  private final CurrentUser user;
  private final Clock clock;

  NoticeRecords(JdbcClient jdbc, CurrentUser user, Clock clock) {
    this.jdbc = jdbc;
    this.user = user;
    this.clock = clock;
  }

  private record Columns(
      @Nullable UUID policy, @Nullable UUID user, @Nullable UUID group, @Nullable String account) {
    static Columns of(Subject subject) {
      return switch (subject) {
        case Subject.OfPolicy(PolicyId policy) -> new Columns(policy.value(), null, null, null);
        case Subject.OfMember(PrincipalId user, PrincipalId group) ->
            new Columns(null, user.value(), group.value(), null);
        case Subject.OfAccount(AccountId account) ->
            new Columns(null, null, null, account.digits());
      };
    }

    Subject subject() {
      if (policy != null) {
        return new Subject.OfPolicy(new PolicyId(policy));
      }
      if (user != null && group != null) {
        return new Subject.OfMember(new PrincipalId(user), new PrincipalId(group));
      }
      return new Subject.OfAccount(new AccountId(java.util.Objects.requireNonNull(account)));
    }
  }

  /// In the transaction that changes it.
  @EventListener
  void changed(AccessChanged event) {
    Person by = user.person();
    Columns columns = Columns.of(event.subject());
    jdbc.sql(
            """
            insert into access_notice (policy_id, user_id, group_id, account, what, title, done_by, done_by_name, at, reason)
            values (:policy, :user, :group, :account, :what, :title, :by, :name, :at, :reason)
            """)
        .param("policy", columns.policy())
        .param("user", columns.user())
        .param("group", columns.group())
        .param("account", columns.account())
        .param("what", event.what().name())
        .param("title", event.title())
        .param("by", by.id().value())
        .param("name", by.name())
        .param("at", ChangeRecords.time(clock.instant()))
        .param("reason", event.reason())
        .update();
  }

  Open openOf(PolicyId policy) {
    return open("n.policy_id = :of", policy.value());
  }

  Open openOf(PrincipalId principal) {
    return open("(n.user_id = :of or n.group_id = :of)", principal.value());
  }

  Open openOf(AccountId account) {
    return open("n.account = :of", account.digits());
  }

  /// What others did than this person.
  Open openFor(UserId person) {
    return open("n.done_by <> :of", person.value());
  }

  Optional<AccessNotice> open(long number) {
    return jdbc.sql("select n.*" + OPEN + "n.id = :of")
        .param("of", number)
        .query((rs, n) -> notice(rs))
        .optional();
  }

  private Open open(String condition, Object of) {
    List<AccessNotice> first =
        jdbc.sql("select n.*" + OPEN + condition + " order by n.id limit " + MOST)
            .param("of", of)
            .query((rs, n) -> notice(rs))
            .list();
    return new Open(first, first.size() < MOST ? 0 : count(condition, of) - MOST);
  }

  private int count(String condition, Object of) {
    return jdbc.sql("select count(*)" + OPEN + condition)
        .param("of", of)
        .query(Integer.class)
        .single();
  }

  private static AccessNotice notice(ResultSet rs) throws SQLException {
    return new AccessNotice(
        rs.getLong("id"),
        new Columns(
                rs.getObject("policy_id", UUID.class),
                rs.getObject("user_id", UUID.class),
                rs.getObject("group_id", UUID.class),
                rs.getString("account"))
            .subject(),
        AccessChanged.What.valueOf(rs.getString("what")),
        rs.getString("title"),
        Person.of(rs.getString("done_by"), rs.getString("done_by_name")),
        rs.getObject("at", OffsetDateTime.class).toInstant(),
        rs.getString("reason"));
  }

  /// Somebody else who says so at the same moment fails at the key, and finds it done.
  void settle(AccessNotice notice, Person by, Instant at, String words) {
    jdbc.sql(
            """
            insert into access_notice_review (notice_id, reviewed_by, reviewed_by_name, at, words)
            values (:notice, :by, :name, :at, :words)
            """)
        .param("notice", notice.number())
        .param("by", by.id().value())
        .param("name", by.name())
        .param("at", ChangeRecords.time(at))
        .param("words", words)
        .update();
  }
}
