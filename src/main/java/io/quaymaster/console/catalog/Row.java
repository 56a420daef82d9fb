package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of an answer, read into this module's values.
record Row(ResultSet columns) {

  String text(String column) throws SQLException {
    return Objects.requireNonNull(columns.getString(column), column);
  }

  @Nullable String textOrNull(String column) throws SQLException {
    return columns.getString(column);
  }

  UUID id(String column) throws SQLException {
    return Objects.requireNonNull(columns.getObject(column, UUID.class), column);
  }

  @Nullable PolicyId policyOrNull(String column) throws SQLException {
    UUID id = columns.getObject(column, UUID.class);
    return id == null ? null : new PolicyId(id);
  }

  int number(String column) throws SQLException {
    return columns.getInt(column);
  }

  boolean flag(String column) throws SQLException {
    return columns.getBoolean(column);
  }

  Instant time(String column) throws SQLException {
    return Objects.requireNonNull(timeOrNull(column), column);
  }

  @Nullable Instant timeOrNull(String column) throws SQLException {
    OffsetDateTime time = columns.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  @Nullable VersionNumber versionOrNull(String column) throws SQLException {
    int number = columns.getInt(column);
    return columns.wasNull() ? null : new VersionNumber(number);
  }

  @Nullable Person personOrNull(String id, String name) throws SQLException {
    String value = columns.getString(id);
    return value == null ? null : Person.of(value, text(name));
  }

  AccountId account(String column) throws SQLException {
    return new AccountId(text(column));
  }

  RegistryId registry() throws SQLException {
    return RegistryId.of(text("partition_name"), account("registry_account"), text("region"));
  }

  FindingCounts findings() throws SQLException {
    return new FindingCounts(
        number("errors"), number("security_warnings"), number("warnings"), number("suggestions"));
  }
}
