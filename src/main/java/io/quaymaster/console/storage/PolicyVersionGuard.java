package io.quaymaster.console.storage;

import java.sql.Connection;
import java.sql.SQLException;

/// A version never changes; it goes only with a sample workspace.
public final class PolicyVersionGuard extends Guard {
  @Override
  boolean permits(Connection connection, Row old, Row next) throws SQLException {
    return !next.exists() && inASampleBeingRemoved(connection, old.get("policy_id"));
  }
}
