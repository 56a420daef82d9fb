package io.quaymaster.console.audit;

import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.audit.chain.ChainHead;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
      where (:search = '' or lower(e.who || ' ' || e.who_name || ' ' || e.title || ' ' || e.subject || ' ' || e.reason)
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
  private final AuditRows rows;

  AuditTrail(JdbcClient jdbc, AuditRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /// At most `limit` entries from `offset` (from 0) on, newest first.
  public List<AuditEntry> entries(AuditFilter filter, int offset, int limit) {
    return select(
            "select e.*" + WHERE + " order by e.position desc limit :limit offset :offset", filter)
        .param("limit", limit)
        .param("offset", offset)
        .query((rs, n) -> AuditRows.entry(rs))
        .list();
  }

  /// At most `limit` of the entries behind `position`, in their order.
  public List<AuditEntry> following(AuditFilter filter, long position, int limit) {
    return select(
            "select e.*" + WHERE + " and e.position > :position order by e.position limit :limit",
            filter)
        .param("position", position)
        .param("limit", limit)
        .query((rs, n) -> AuditRows.entry(rs))
        .list();
  }

  /// At most `limit` entries about one thing of one kind, newest first.
  public List<AuditEntry> entriesOn(String subjectKind, String subject, int limit) {
    return jdbc.sql(
            "select * from audit_entry where subject_kind = ? and subject = ? order by position desc limit ?")
        .params(subjectKind, subject, limit)
        .query((rs, n) -> AuditRows.entry(rs))
        .list();
  }

  public int count(AuditFilter filter) {
    return select("select count(*)" + WHERE, filter).query(Integer.class).single();
  }

  public Optional<AuditEntry> entry(long position) {
    return jdbc
        .sql("select * from audit_entry where position = ?")
        .param(position)
        .query((rs, n) -> AuditRows.entry(rs))
        .list()
        .stream()
        .findFirst();
  }

  /// The words for what was done that are in the trail, sorted.
  public List<String> kindsOfDeeds() {
    return jdbc.sql("select distinct what from audit_entry order by what")
        .query((rs, n) -> AuditRows.text(rs, "what"))
        .list();
  }

  /// Where the chain ends now; kept elsewhere, it can be asked for when verifying.
  public ChainHead head() {
    return rows.head();
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
        .param("who", filter.who().replace("\0", ""))
        .param("what", filter.what().replace("\0", ""))
        .param("subject", filter.subject().replace("\0", ""))
        .param("from", filter.from() == null ? BEFORE_ALL : filter.from().atOffset(ZoneOffset.UTC))
        .param("to", filter.to() == null ? AFTER_ALL : filter.to().atOffset(ZoneOffset.UTC));
  }
}
