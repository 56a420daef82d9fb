package io.quaymaster.console.audit;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.Requires;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads the trail; nothing else can be done with it.
@Service
@Requires(ConsoleRole.AUDITOR)
@Transactional(readOnly = true)
public class AuditTrail {
  private static final String WHERE =
      """
       from audit_entry e
      where (:search = '' or lower(e.who_name || ' ' || e.title || ' ' || e.subject || ' ' || e.reason)
          like '%' || :search || '%' escape '!')
        and (:who = '' or e.who = :who)
        and (:what = '' or e.what = :what)
        and (:subject = '' or e.subject = :subject)
        and e.at >= :from and e.at < :to
      """;

  private static final OffsetDateTime BEFORE_ALL =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
  private static final OffsetDateTime AFTER_ALL =
      OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final JdbcClient jdbc;

  AuditTrail(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// At most `limit` entries from `offset` (from 0) on, newest first.
  public List<AuditEntry> entries(AuditFilter filter, int offset, int limit) {
    return select(
            "select e.*" + WHERE + " order by e.position desc limit :limit offset :offset", filter)
        .param("limit", limit)
        .param("offset", offset)
        .query((rs, n) -> entry(rs))
        .list();
  }

  public int count(AuditFilter filter) {
    return select("select count(*)" + WHERE, filter).query(Integer.class).single();
  }

  private JdbcClient.StatementSpec select(String sql, AuditFilter filter) {
    String search =
        filter
            .search()
            .replace("\0", "") // No entry has it, and no database takes it.
            .strip()
            .toLowerCase(Locale.ROOT)
            .replace("!", "!!")
            .replace("%", "!%")
            .replace("_", "!_");
    return jdbc.sql(sql)
        .param("search", search)
        .param("who", filter.who())
        .param("what", filter.what())
        .param("subject", filter.subject())
        .param("from", filter.from() == null ? BEFORE_ALL : filter.from().atOffset(ZoneOffset.UTC))
        .param("to", filter.to() == null ? AFTER_ALL : filter.to().atOffset(ZoneOffset.UTC));
  }

  private static AuditEntry entry(ResultSet rs) throws SQLException {
    return new AuditEntry(
        rs.getObject("id", UUID.class),
        rs.getLong("position"),
        rs.getObject("at", OffsetDateTime.class).toInstant(),
        Person.of(rs.getString("who"), rs.getString("who_name")),
        rs.getString("remote_address"),
        rs.getString("what"),
        rs.getString("subject_kind"),
        rs.getString("subject"),
        rs.getString("title"),
        rs.getString("before_hash"),
        rs.getString("after_hash"),
        rs.getString("reason"));
  }
}
