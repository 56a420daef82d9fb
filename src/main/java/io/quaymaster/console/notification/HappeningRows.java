package io.quaymaster.console.notification;

import io.quaymaster.console.identity.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What happened, in the transaction of the caller.
@Component
class HappeningRows {
  private static final int MOST_IN_A_TITLE = 1_000;
  private static final int MOST_IN_A_REASON = 2_000;
  private static final int MOST_IN_A_SUBJECT = 400;

  private final JdbcClient jdbc;

  HappeningRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The sequence is the database's.
  void add(Happening one) {
    jdbc.sql(
            """
            insert into notification_event
              (id, kind, what, at, by_id, by_name, subject_kind, subject, title, state, reason)
            values (:id, :kind, :what, :at, :by, :name, :subjectKind, :subject, :title, :state, :reason)
            """)
        .param("id", one.id())
        .param("kind", one.kind().name())
        .param("what", one.what())
        .param("at", Columns.time(one.at()))
        .param("by", one.by().id().value())
        .param("name", one.by().name())
        .param("subjectKind", one.subjectKind())
        .param("subject", Columns.fitting(one.subject(), MOST_IN_A_SUBJECT))
        .param("title", Columns.fitting(one.title(), MOST_IN_A_TITLE))
        .param("state", one.state())
        .param("reason", Columns.fitting(one.reason(), MOST_IN_A_REASON))
        .update();
  }

  Optional<Happening> find(UUID id) {
    return jdbc.sql("select * from notification_event where id = ?")
        .param(id)
        .query((rs, n) -> read(rs))
        .optional();
  }

  /// Those of which nobody found out yet whom to tell, oldest first.
  List<Happening> fresh(Instant since, int limit) {
    return jdbc.sql(
            "select * from notification_event where expanded_at is null and at >= :since"
                + " order by sequence limit :limit")
        .param("since", Columns.time(since))
        .param("limit", limit)
        .query((rs, n) -> read(rs))
        .list();
  }

  /// Whether it is for this transaction to find out whom to tell: another that is at it is waited
  /// for.
  boolean take(UUID id, Instant now) {
    return jdbc.sql(
                "update notification_event set expanded_at = :now where id = :id and expanded_at is null")
            .param("now", Columns.time(now))
            .param("id", id)
            .update()
        == 1;
  }

  /// Forgets what happened before `until`, and all deliveries of that.
  void forget(Instant until) {
    jdbc.sql(
            "delete from notification_delivery where event_id in"
                + " (select id from notification_event where at < :until)")
        .param("until", Columns.time(until))
        .update();
    jdbc.sql("delete from notification_event where at < :until")
        .param("until", Columns.time(until))
        .update();
  }

  private static Happening read(ResultSet rs) throws SQLException {
    return new Happening(
        rs.getObject("id", UUID.class),
        rs.getLong("sequence"),
        EventKind.valueOf(rs.getString("kind")),
        rs.getString("what"),
        Columns.time(rs, "at"),
        Person.of(rs.getString("by_id"), rs.getString("by_name")),
        rs.getString("subject_kind"),
        rs.getString("subject"),
        rs.getString("title"),
        rs.getString("state"),
        rs.getString("reason"));
  }
}
