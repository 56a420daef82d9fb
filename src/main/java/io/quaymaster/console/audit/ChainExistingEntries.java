package io.quaymaster.console.audit;

import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.audit.chain.ChainHead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.stereotype.Component;

/// Makes a chain of the entries that were written before there was one: numbers them without gaps,
/// in the order they have, and gives them their hashes. From then on they are as safe as any; what
/// happened to them before, nobody can tell.
@Component
class ChainExistingEntries implements JavaMigration {
  private static final int WINDOW = 1_000;

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("2026.11.22.11.2");
  }

  @Override
  public String getDescription() {
    return "the entries on file are chained";
  }

  @Override
  public Integer getChecksum() {
    return 1;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    ChainHead head = ChainHead.NONE;
    long position = Long.MIN_VALUE;
    for (List<AuditEntry> window = window(connection, position);
        !window.isEmpty();
        window = window(connection, position)) {
      position = window.getLast().position();
      head = chain(connection, window, head);
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into audit_head (id, entries, hash) values (1, ?, ?)")) {
      insert.setLong(1, head.entries());
      insert.setString(2, head.hash());
      insert.executeUpdate();
    }
  }

  private static List<AuditEntry> window(Connection connection, long position) throws SQLException {
    List<AuditEntry> window = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select * from audit_entry where position > ? order by position limit " + WINDOW)) {
      select.setLong(1, position);
      try (ResultSet rs = select.executeQuery()) {
        while (rs.next()) {
          window.add(AuditRows.entry(rs));
        }
      }
    }
    return window;
  }

  /// No number is taken twice meanwhile: an entry's new one is never above its old one, and those
  /// below have theirs already.
  private static ChainHead chain(Connection connection, List<AuditEntry> window, ChainHead from)
      throws SQLException {
    ChainHead head = from;
    try (PreparedStatement update =
        connection.prepareStatement(
            "update audit_entry set position = ?, previous_hash = ?, hash = ? where id = ?")) {
      for (AuditEntry entry : window) {
        AuditEntry chained = entry.following(head);
        head = ChainHead.at(chained);
        update.setLong(1, chained.position());
        update.setString(2, chained.previousHash());
        update.setString(3, chained.hash());
        update.setObject(4, chained.id());
        update.addBatch();
      }
      update.executeBatch();
    }
    return head;
  }
}
