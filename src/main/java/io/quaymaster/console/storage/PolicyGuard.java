package io.quaymaster.console.storage;

import java.sql.Connection;

/// A policy never moves to another workspace or place: else a sample's exemption could be lent to
/// others.
public final class PolicyGuard extends Guard {
  @Override
  boolean permits(Connection connection, Row old, Row next) {
    return old.sameAs(
        next,
        "id",
        "workspace_id",
        "type",
        "repository_id",
        "registry_id",
        "account",
        "organization_id");
  }
}
