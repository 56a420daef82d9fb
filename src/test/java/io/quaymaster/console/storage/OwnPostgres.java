package io.quaymaster.console.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/// A real PostgreSQL for tests. One is started for the test run and ends with it; every application
/// that asks gets an empty database of its own.
public final class OwnPostgres {
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  private OwnPostgres() {}

  public static void use(DynamicPropertyRegistry properties) {
    String url = database();
    properties.add("spring.datasource.url", () -> url);
    properties.add("spring.datasource.username", () -> "postgres");
  }

  /// The address of an empty database, for an application that is started by other means.
  public static String database() {
    String name = "console_" + NEXT.getAndIncrement();
    DataSource server = Server.STARTED.getPostgresDatabase();
    JdbcClient.create(server).sql("create database " + name).update();
    return Server.STARTED.getJdbcUrl("postgres", name);
  }

  private static final class Server {
    static final EmbeddedPostgres STARTED = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
