package io.quaymaster.console.notification;

import io.quaymaster.console.identity.Person;
import io.quaymaster.console.notification.Webhook.Off;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The targets of webhooks and their sealed secrets, in the transaction of the caller.
@Component
class WebhookRows {
  private final JdbcClient jdbc;

  WebhookRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Webhook> all() {
    return jdbc.sql("select * from webhook order by lower(name), id")
        .query((rs, n) -> read(rs))
        .list();
  }

  boolean anyOn() {
    return jdbc.sql("select count(*) from webhook where disabled_at is null")
            .query(Integer.class)
            .single()
        > 0;
  }

  Optional<Webhook> find(WebhookId id) {
    return jdbc.sql("select * from webhook where id = ?")
        .param(id.value())
        .query((rs, n) -> read(rs))
        .optional();
  }

  /// The row, which is this transaction's alone until it ends.
  Optional<Webhook> locked(WebhookId id) {
    return jdbc.sql("select * from webhook where id = ? for update")
        .param(id.value())
        .query((rs, n) -> read(rs))
        .optional();
  }

  void add(WebhookId id, WebhookDraft draft, String sealed, Person by, Instant now) {
    jdbc.sql(
            """
            insert into webhook (id, name, url, kinds, secret, created_at, created_by, created_by_name, by_itself, revision)
            values (:id, :name, :url, :kinds, :secret, :now, :by, :byName, false, 0)
            """)
        .param("id", id.value())
        .param("name", draft.name())
        .param("url", draft.url().toString())
        .param("kinds", names(draft.kinds()))
        .param("secret", sealed)
        .param("now", Columns.time(now))
        .param("by", by.id().value())
        .param("byName", by.name())
        .update();
  }

  void edit(WebhookId id, WebhookDraft draft) {
    jdbc.sql(
            "update webhook set name = :name, url = :url, kinds = :kinds, failing_since = null,"
                + " revision = revision + 1 where id = :id")
        .param("name", draft.name())
        .param("url", draft.url().toString())
        .param("kinds", names(draft.kinds()))
        .param("id", id.value())
        .update();
  }

  void rotate(WebhookId id, String sealed, Instant previousUntil) {
    jdbc.sql(
            "update webhook set previous_secret = secret, previous_until = :until, secret = :secret,"
                + " revision = revision + 1 where id = :id")
        .param("until", Columns.time(previousUntil))
        .param("secret", sealed)
        .param("id", id.value())
        .update();
  }

  /// @param off null to send events to it again
  void turn(WebhookId id, @Nullable Off off) {
    jdbc.sql(
            "update webhook set disabled_at = :at, disabled_why = :why, by_itself = :byItself,"
                + " failing_since = null, revision = revision + 1 where id = :id")
        .param("at", off == null ? null : Columns.time(off.at()))
        .param("why", off == null ? null : off.why())
        .param("byItself", off != null && off.byItself())
        .param("id", id.value())
        .update();
  }

  void remove(WebhookId id) {
    jdbc.sql("delete from webhook where id = ?").param(id.value()).update();
  }

  /// Since when it fails; the first time counts.
  void failed(WebhookId id, Instant now) {
    jdbc.sql("update webhook set failing_since = :now where id = :id and failing_since is null")
        .param("now", Columns.time(now))
        .param("id", id.value())
        .update();
  }

  void succeeded(WebhookId id) {
    jdbc.sql("update webhook set failing_since = null where id = :id and failing_since is not null")
        .param("id", id.value())
        .update();
  }

  /// The sealed secrets that count, newest first.
  List<String> secrets(WebhookId id, Instant now) {
    return jdbc.sql("select secret, previous_secret, previous_until from webhook where id = ?")
        .param(id.value())
        .query((rs, n) -> {
          Instant until = Columns.timeOrNull(rs, "previous_until");
          return until != null && now.isBefore(until)
              ? List.of(rs.getString("secret"), rs.getString("previous_secret"))
              : List.of(rs.getString("secret"));
        })
        .optional()
        .orElse(List.of());
  }

  private static String names(Set<EventKind> kinds) {
    return kinds.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
  }

  private static Webhook read(ResultSet rs) throws SQLException {
    Instant off = Columns.timeOrNull(rs, "disabled_at");
    return new Webhook(
        new WebhookId(rs.getObject("id", UUID.class)),
        rs.getString("name"),
        URI.create(rs.getString("url")),
        Arrays.stream(rs.getString("kinds").split(",", -1))
            .map(EventKind::valueOf)
            .collect(Collectors.toSet()),
        Person.of(rs.getString("created_by"), rs.getString("created_by_name")),
        Columns.time(rs, "created_at"),
        Columns.timeOrNull(rs, "previous_until"),
        Columns.timeOrNull(rs, "failing_since"),
        off == null ? null : new Off(off, rs.getString("disabled_why"), rs.getBoolean("by_itself")),
        rs.getInt("revision"));
  }
}
