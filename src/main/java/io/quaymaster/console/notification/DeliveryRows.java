package io.quaymaster.console.notification;

import io.quaymaster.console.notification.Delivery.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Deliveries, in the transaction of the caller.
@Component
class DeliveryRows {
  private static final int MOST_IN_A_NOTE = 500;
  private static final int MOST_IN_A_MAIL = 20_000;
  private static final String SEPARATOR = " ";

  /// However many are due, so many of the oldest are read to take one.
  private static final int MOST_TRIED = 8;

  private final JdbcClient jdbc;

  DeliveryRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param mail what it says, if it is one
  /// @param round from 1; a second one of the same event, target and round is refused
  DeliveryId add(UUID event, Target target, int round, @Nullable Mail mail, Instant now) {
    DeliveryId id = new DeliveryId(UUID.randomUUID());
    jdbc.sql(
            """
            insert into notification_delivery
              (id, event_id, channel, target, round, mail_subject, mail_text, waits_in, status, attempts,
               created_at, next_at, note)
            values (:id, :event, :channel, :target, :round, :subject, :text, :waits, 'WAITING', 0, :now, :now, '')
            """)
        .param("id", id.value())
        .param("event", event)
        .param("channel", target.channel())
        .param("target", target.id())
        .param("round", round)
        .param("subject", mail == null ? null : mail.subject())
        .param("text", mail == null ? null : Columns.fitting(mail.text(), MOST_IN_A_MAIL))
        .param("waits", mail == null ? null : joined(mail.waitsIn()))
        .param("now", Columns.time(now))
        .update();
    return id;
  }

  private static @Nullable String joined(List<String> keys) {
    return keys.isEmpty() ? null : String.join(SEPARATOR, keys);
  }

  /// The highest round of an event for a target, 0 if there is none.
  int lastRound(UUID event, Target target) {
    return jdbc.sql(
            "select coalesce(max(round), 0) from notification_delivery"
                + " where event_id = :event and channel = :channel and target = :target")
        .param("event", event)
        .param("channel", target.channel())
        .param("target", target.id())
        .query(Integer.class)
        .single();
  }

  /// Where something is due that nobody is at.
  List<Target> due(Instant now) {
    return jdbc.sql(
            """
            select distinct channel, target from notification_delivery
            where status = 'WAITING' and next_at <= :now and (claimed_until is null or claimed_until <= :now)
            order by channel, target
            """)
        .param("now", Columns.time(now))
        .query((rs, n) -> target(rs))
        .list();
  }

  /// Takes the oldest that is due for a target, so that nobody else has it until `until`. Two who
  /// try at once do not both get it; if others were faster with the oldest few, nothing is taken
  /// this time.
  Optional<Claimed> claim(Target target, Instant now, Instant until) {
    List<Claimed> due =
        jdbc.sql(
                """
                select * from notification_delivery
                where channel = :channel and target = :target and status = 'WAITING' and next_at <= :now
                  and (claimed_until is null or claimed_until <= :now)
                order by created_at, id limit :most
                """)
            .param("channel", target.channel())
            .param("target", target.id())
            .param("now", Columns.time(now))
            .param("most", MOST_TRIED)
            .query((rs, n) -> claimed(rs))
            .list();
    return due.stream().filter(one -> take(one, now, until)).findFirst();
  }

  private boolean take(Claimed one, Instant now, Instant until) {
    return jdbc.sql(
                """
                update notification_delivery set attempts = :attempts, attempted_at = :now, claimed_until = :until
                where id = :id and status = 'WAITING' and attempts = :before
                  and (claimed_until is null or claimed_until <= :now)
                """)
            .param("attempts", one.attempts())
            .param("before", one.attempts() - 1)
            .param("now", Columns.time(now))
            .param("until", Columns.time(until))
            .param("id", one.id().value())
            .update()
        == 1;
  }

  /// Writes down what came of an attempt, unless somebody else has taken it up since then.
  boolean settle(Claimed one, Status status, Instant next, @Nullable Integer code, String note) {
    return jdbc.sql(
                """
                update notification_delivery
                set status = :status, next_at = :next, claimed_until = null, response_code = :code, note = :note
                where id = :id and status = 'WAITING' and attempts = :attempts
                """)
            .param("status", status.name())
            .param("next", Columns.time(next))
            .param("code", code)
            .param("note", Columns.fitting(note, MOST_IN_A_NOTE))
            .param("id", one.id().value())
            .param("attempts", one.attempts())
            .update()
        == 1;
  }

  /// Ends what is not delivered yet.
  void drop(Target target, String why) {
    jdbc.sql(
            "update notification_delivery set status = 'DROPPED', claimed_until = null, note = :why"
                + " where channel = :channel and target = :target and status = 'WAITING'")
        .param("why", why)
        .param("channel", target.channel())
        .param("target", target.id())
        .update();
  }

  /// Newest first.
  List<Delivery> of(WebhookId webhook, int limit) {
    return list("d.channel = 'WEBHOOK' and d.target = :target", webhook.toString(), limit);
  }

  /// Newest first, to whomever.
  List<Delivery> mails(int limit) {
    return list("d.channel = 'MAIL' and d.target <> :target", "", limit);
  }

  private List<Delivery> list(String which, String target, int limit) {
    return jdbc.sql(
            "select d.*, e.what, e.title, e.at as happened_at from notification_delivery d"
                + " join notification_event e on e.id = d.event_id where "
                + which
                + " order by d.created_at desc, e.sequence desc, d.round desc limit :limit")
        .param("target", target)
        .param("limit", limit)
        .query((rs, n) -> shown(rs))
        .list();
  }

  /// The event and the target of a delivery.
  record Route(UUID event, Target target) {}

  Optional<Route> route(DeliveryId id) {
    return jdbc.sql("select event_id, channel, target from notification_delivery where id = ?")
        .param(id.value())
        .query((rs, n) -> new Route(rs.getObject("event_id", UUID.class), target(rs)))
        .optional();
  }

  private static Delivery shown(ResultSet rs) throws SQLException {
    int code = rs.getInt("response_code");
    return new Delivery(
        new DeliveryId(rs.getObject("id", UUID.class)),
        rs.getString("target"),
        rs.getString("what"),
        rs.getString("title"),
        Columns.time(rs, "happened_at"),
        rs.getInt("round"),
        Status.valueOf(rs.getString("status")),
        rs.getInt("attempts"),
        Columns.time(rs, "next_at"),
        Columns.timeOrNull(rs, "attempted_at"),
        code == 0 ? null : code,
        rs.getString("note"));
  }

  private static Claimed claimed(ResultSet rs) throws SQLException {
    String subject = rs.getString("mail_subject");
    String waits = rs.getString("waits_in");
    Optional<Mail> mail =
        subject == null
            ? Optional.empty()
            : Optional.of(
                new Mail(
                    subject,
                    rs.getString("mail_text"),
                    waits == null ? List.of() : Arrays.asList(waits.split(SEPARATOR, -1))));
    return new Claimed(
        new DeliveryId(rs.getObject("id", UUID.class)),
        rs.getObject("event_id", UUID.class),
        target(rs),
        rs.getInt("attempts") + 1,
        Columns.time(rs, "created_at"),
        mail);
  }

  private static Target target(ResultSet rs) throws SQLException {
    return Target.of(rs.getString("channel"), rs.getString("target"));
  }
}
