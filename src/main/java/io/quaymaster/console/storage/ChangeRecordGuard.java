package io.quaymaster.console.storage;

import java.sql.Connection;
import java.sql.SQLException;

/// What was said about a change request, and what checks found of it, never changes; it goes only
/// while a sample workspace is being removed.
public final class ChangeRecordGuard extends Guard {
  @Override
  boolean permits(Connection connection, Row old, Row next) throws SQLException {
    return !next.exists()
        && finds(
            connection, "select 1 from workspace where kind = 'SAMPLE' and being_removed = true");
  }
}
