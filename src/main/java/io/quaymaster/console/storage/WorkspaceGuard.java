package io.quaymaster.console.storage;

import java.sql.Connection;

/// A workspace keeps its kind: own work never becomes a sample.
public final class WorkspaceGuard extends Guard {
  @Override
  boolean permits(Connection connection, Row old, Row next) {
    return old.sameAs(next, "id", "kind");
  }
}
