package io.quaymaster.console.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReopenedDatabaseTest {
  private static final String INSERT =
      """
      insert into policy (id, workspace_id, type, name, account, created_at, created_by)
      select random_uuid(), id, 'IDENTITY_POLICY', 'Crane', '660000000001', current_timestamp, 'ines' from workspace
      """;

  /// The pool ends each session after a while, and the database stays open all the time.
  @Test
  void what_the_database_checks_outlives_the_session_that_migrated_it(@TempDir Path folder)
      throws SQLException {
    String url =
        "jdbc:h2:async:" + folder.resolve("console") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(url);
      new ReopenedDatabase()
          .migrate(
              Flyway.configure()
                  .dataSource(pool)
                  .locations("classpath:db/migration/common", "classpath:db/migration/h2")
                  .load());
      try (Connection other = DriverManager.getConnection(url)) {
        pool.getHikariPoolMXBean().softEvictConnections();
        JdbcClient jdbc = JdbcClient.create(pool);
        jdbc.sql(
                "insert into account (digits, workspace_id, name, management) select '660000000001', id, 'Yard', false from workspace")
            .update();
        assertThat(jdbc.sql(INSERT).update()).isEqualTo(1);
        assertThat(other.isValid(1)).isTrue();
      }
    }
  }
}
