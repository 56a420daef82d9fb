package io.quaymaster.console.storage;

import java.sql.Connection;

/// What was written down stays so, without any exemption.
public final class AuditEntryGuard extends Guard {
  @Override
  boolean permits(Connection connection, Row old, Row next) {
    return false;
  }
}
