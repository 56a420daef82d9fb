package io.quaymaster.console.storage;

import java.sql.Connection;
import java.sql.SQLException;

/// An interval may be opened after the last one and closed once; it goes only with a sample
/// workspace.
public final class PolicyActivationGuard extends Guard {
  @Override
  boolean permits(Connection connection, Row old, Row next) throws SQLException {
    if (!next.exists()) {
      return inASampleBeingRemoved(connection, old.get("policy_id"));
    }
    if (!old.exists()) {
      return !finds(
          connection,
          "select 1 from policy_activation where policy_id = ? and (active_to is null or active_to > ?)",
          next.get("policy_id"),
          next.get("active_from"));
    }
    return old.get("is_open") != null
        && next.get("is_open") == null
        && old.sameAs(
            next,
            "id",
            "policy_id",
            "version_number",
            "active_from",
            "activated_by",
            "activated_by_name",
            "reason");
  }
}
