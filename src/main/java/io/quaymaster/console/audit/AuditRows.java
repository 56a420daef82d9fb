package io.quaymaster.console.audit;

import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.audit.chain.ChainHead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of the trail: its entries, and one row with the head of their chain.
@Component
class AuditRows {
  private static final String INSERT =
      """
      insert into audit_entry (position, id, at, who, who_name, remote_address, what, subject_kind,
        subject, title, before_hash, after_hash, reason, previous_hash, hash)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  /// No text on file has it; it stands for a missing value where none may be missing.
  private static final String MISSING = "\0";

  private final JdbcTemplate batch;
  private final JdbcClient jdbc;

  AuditRows(JdbcTemplate batch, JdbcClient jdbc) {
    this.batch = batch;
    this.jdbc = jdbc;
  }

  ChainHead head() {
    return head("select entries, hash from audit_head where id = 1");
  }

  /// The head, which nobody else gets until this transaction ends.
  ChainHead lockedHead() {
    return head("select entries, hash from audit_head where id = 1 for update");
  }

  private ChainHead head(String sql) {
    return jdbc.sql(sql)
        .query((rs, n) -> new ChainHead(rs.getLong("entries"), text(rs, "hash")))
        .optional()
        .orElse(ChainHead.NONE);
  }

  /// Appends to the head that this transaction has locked.
  void append(List<AuditEntry> entries) {
    batch.batchUpdate(INSERT, entries.stream().map(AuditRows::values).toList());
    AuditEntry last = entries.getLast();
    int moved =
        jdbc.sql("update audit_head set entries = ?, hash = ? where id = 1")
            .params(last.position(), last.hash())
            .update();
    if (moved != 1) {
      throw new DataRetrievalFailureException(
          "The audit trail has lost its head; nothing can be written");
    }
  }

  private static Object[] values(AuditEntry entry) {
    return new Object[] {
      entry.position(),
      entry.id(),
      entry.at().atOffset(ZoneOffset.UTC),
      entry.who(),
      entry.whoName(),
      entry.remoteAddress(),
      entry.what(),
      entry.subjectKind(),
      entry.subject(),
      entry.title(),
      entry.before(),
      entry.after(),
      entry.reason(),
      entry.previousHash(),
      entry.hash()
    };
  }

  /// At most `limit` entries behind the given one, in the order of their positions, even if there
  /// are several of one position.
  List<AuditEntry> after(long position, UUID id, int limit) {
    return jdbc.sql(
            "select * from audit_entry where position > :position or (position = :position and id > :id)"
                + " order by position, id limit :limit")
        .param("position", position)
        .param("id", id)
        .param("limit", limit)
        .query((rs, n) -> entry(rs))
        .list();
  }

  /// Whatever stands in a row, be it as the console would write it or not.
  static AuditEntry entry(ResultSet rs) throws SQLException {
    OffsetDateTime at = rs.getObject("at", OffsetDateTime.class);
    UUID id = rs.getObject("id", UUID.class);
    return new AuditEntry(
        rs.getLong("position"),
        id == null ? new UUID(0, 0) : id,
        at == null ? Instant.MIN : at.toInstant(),
        text(rs, "who"),
        text(rs, "who_name"),
        text(rs, "remote_address"),
        text(rs, "what"),
        text(rs, "subject_kind"),
        text(rs, "subject"),
        text(rs, "title"),
        rs.getString("before_hash"),
        rs.getString("after_hash"),
        text(rs, "reason"),
        text(rs, "previous_hash"),
        text(rs, "hash"));
  }

  static String text(ResultSet rs, String column) throws SQLException {
    String text = rs.getString(column);
    return text == null ? MISSING : text;
  }
}
