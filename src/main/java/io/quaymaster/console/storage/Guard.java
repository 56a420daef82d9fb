package io.quaymaster.console.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/// A trigger before a change of one row, which lets it pass or refuses it.
abstract class Guard implements Trigger {
  /// SQLSTATE of a violated check, which PostgreSQL's triggers raise too.
  private static final String CHECK_VIOLATION = "23514";

  private final Map<String, Integer> columns = new HashMap<>();
  private String table = "";

  /// One row, by column name; a missing row has no values.
  record Row(Map<String, Integer> columns, Object @Nullable [] values) {
    boolean exists() {
      return values != null;
    }

    @Nullable Object get(String column) {
      Integer index = Objects.requireNonNull(columns.get(column), column);
      return values == null ? null : values[index];
    }

    boolean sameAs(Row other, String... names) {
      for (String name : names) {
        if (!Objects.equals(get(name), other.get(name))) {
          return false;
        }
      }
      return true;
    }
  }

  @Override
  public void init(
      Connection connection,
      String schema,
      String trigger,
      String tableName,
      boolean before,
      int type)
      throws SQLException {
    table = tableName;
    try (ResultSet found = connection.getMetaData().getColumns(null, schema, tableName, null)) {
      while (found.next()) {
        columns.put(
            found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT),
            found.getInt("ORDINAL_POSITION") - 1);
      }
    }
  }

  @Override
  public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after)
      throws SQLException {
    Row old = new Row(columns, before);
    Row next = new Row(columns, after);
    if (!permits(connection, old, next)) {
      String deed = !next.exists() ? "DELETE" : old.exists() ? "UPDATE" : "INSERT";
      throw new SQLException(
          table + " keeps its history: " + deed + " is refused", CHECK_VIOLATION);
    }
  }

  /// Whether the change may happen; `old` is missing for an insertion, `next` for a deletion.
  abstract boolean permits(Connection connection, Row old, Row next) throws SQLException;

  /// Whether the policy belongs to a sample workspace that is being removed.
  static boolean inASampleBeingRemoved(Connection connection, @Nullable Object policyId)
      throws SQLException {
    return finds(
        connection,
        "select 1 from policy p join workspace w on w.id = p.workspace_id"
            + " where p.id = ? and w.kind = 'SAMPLE' and w.being_removed = true",
        policyId);
  }

  static boolean finds(Connection connection, String query, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
