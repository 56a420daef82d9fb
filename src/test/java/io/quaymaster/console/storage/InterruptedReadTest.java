package io.quaymaster.console.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A page that is left interrupts the work that was done for it, also while that reads the database
/// of the default settings, whose cache is too small here to do without the file.
class InterruptedReadTest {
  private static final int ROWS = 1_000;

  @TempDir Path folder;

  @Test
  void an_interrupted_read_leaves_the_database_open_for_others() throws Exception {
    String url = defaultUrl();
    try (Connection filling = open(url);
        Statement statement = filling.createStatement()) {
      statement.execute("create table filler (text varchar)");
      for (int i = 0; i < ROWS; i++) {
        statement.execute("insert into filler values (repeat('" + i + "', 1000))");
      }
    }
    try (Connection others = open(url);
        Connection mine = open(url)) {
      Thread.currentThread().interrupt();
      long interrupted = characters(mine);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(characters(others)).isEqualTo(interrupted).isPositive();
    }
  }

  private String defaultUrl() throws Exception {
    Properties settings = new Properties();
    try (InputStream file = getClass().getResourceAsStream("/application.properties")) {
      settings.load(Objects.requireNonNull(file));
    }
    return settings
            .getProperty("spring.datasource.url")
            .replace("${quaymaster.data}", folder.toString())
        + ";CACHE_SIZE=16";
  }

  private static Connection open(String url) throws SQLException {
    return DriverManager.getConnection(url, "quaymaster", "");
  }

  private static long characters(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select sum(length(text)) from filler")) {
      result.next();
      return result.getLong(1);
    }
  }
}
