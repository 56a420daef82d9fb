package io.quaymaster.console.storage;

import java.sql.Connection;

/// Revisions are added, and stay as they are.
public final class RevisionGuard extends Guard {
  @Override
  boolean permits(Connection connection, Row old, Row next) {
    return false;
  }
}
