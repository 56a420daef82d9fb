package io.quaymaster.console.storage;

import java.sql.Connection;
import java.sql.SQLException;

/// The head of the audit trail moves on only, to an entry that is there.
public final class AuditHeadGuard extends Guard {
  @Override
  boolean permits(Connection connection, Row old, Row next) throws SQLException {
    return old.exists()
        && next.exists()
        && old.sameAs(next, "id")
        && old.get("entries") instanceof Long before
        && next.get("entries") instanceof Long after
        && after > before
        && finds(
            connection,
            "select 1 from audit_entry where position = ? and hash = ?",
            after,
            next.get("hash"));
  }
}
