package io.quaymaster.console.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/// Opens the embedded database anew once it was migrated. H2 evaluates a check in the session that
/// created it, until the database is opened anew, and the pool ends each of its sessions after half
/// an hour: from then on the check would refuse every row, and say that the database is closed.
@Component
class ReopenedDatabase implements FlywayMigrationStrategy {
  @Override
  public void migrate(Flyway flyway) {
    int migrated = flyway.migrate().migrationsExecuted;
    if (migrated > 0
        && flyway.getConfiguration().getDataSource() instanceof HikariDataSource pool
        && pool.getJdbcUrl() != null
        && OwnerOnlyFile.file(pool.getJdbcUrl()).isPresent()) {
      reopen(pool);
    }
  }

  /// The next session opens it. One of the pool itself could not be given back.
  private static void reopen(HikariDataSource pool) {
    try (Connection connection =
            DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown");
    } catch (SQLException e) {
      throw new IllegalStateException("The database could not be opened anew", e);
    }
    pool.getHikariPoolMXBean().softEvictConnections();
  }
}
