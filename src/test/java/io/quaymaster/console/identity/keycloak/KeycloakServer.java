package io.quaymaster.console.identity.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A real Keycloak with the realm of `docker/keycloak`, on a free port, in memory. It is reached
/// over a wire that can be cut, and ends with this JVM.
public final class KeycloakServer {
  public static final String CLIENT_SECRET = "secret-of-the-pages";
  static final String ADMIN = "kcadmin";
  static final String ADMIN_PASSWORD = "kcadmin-in-tests";

  private static final Path REALM = Path.of("docker", "keycloak", "console-realm.json");
  private static final Path LOG = Path.of("target", "keycloak-in-tests.log");
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final int port = freePort();
  private final int inside = freePort();
  private final Wire wire = new Wire(port, inside);
  private final Process process;

  private KeycloakServer(String console) {
    this.process = start(console);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
  }

  /// Starts one for the console at this address and returns at once; it cannot be reached yet.
  public static KeycloakServer startFor(String console) {
    return new KeycloakServer(console);
  }

  /// What browsers and the console call it.
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public void cut() {
    wire.cut();
  }

  /// Lets it be reached, once it is there.
  public void mend() {
    awaitReady();
    wire.mend();
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process start(String console) {
    Path home = Path.of(System.getProperty("keycloak.home", "target/keycloak/keycloak-26.7.3"));
    try {
      Path imports = Files.createDirectories(home.resolve("data/import"));
      Files.copy(REALM, imports.resolve("console-realm.json"), StandardCopyOption.REPLACE_EXISTING);
      ProcessBuilder builder =
          new ProcessBuilder(
                  home.resolve("bin/kc.sh").toString(),
                  "start-dev",
                  "--db=dev-mem",
                  "--import-realm",
                  "--http-host=127.0.0.1",
                  "--http-port=" + inside)
              .redirectErrorStream(true)
              .redirectOutput(LOG.toFile());
      builder
          .environment()
          .putAll(
              Map.of(
                  "JAVA_HOME",
                  System.getProperty("java.home"),
                  "JAVA_OPTS",
                  "-Xms64m -Xmx512m -XX:MetaspaceSize=96M -XX:MaxMetaspaceSize=256m -Dfile.encoding=UTF-8"
                      + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dliquibase.analytics.enabled=false",
                  "KC_BOOTSTRAP_ADMIN_USERNAME",
                  ADMIN,
                  "KC_BOOTSTRAP_ADMIN_PASSWORD",
                  ADMIN_PASSWORD,
                  "CONSOLE_URL",
                  console,
                  "CONSOLE_BACKCHANNEL_URL",
                  console,
                  "CONSOLE_WEB_SECRET",
                  CLIENT_SECRET));
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Keycloak is not in " + home + "; the phase pre-integration-test puts it there.", e);
    }
  }

  /// Its port is open long before it answers.
  private void awaitReady() {
    URI probe =
        URI.create(
            "http://127.0.0.1:" + inside + "/realms/console/.well-known/openid-configuration");
    try (HttpClient http = HttpClient.newHttpClient()) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!answers(http, probe)) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException("Keycloak does not start; see " + LOG);
        }
        // The server says nothing by itself when it is ready; this waits as long as it takes.
        process.waitFor(100, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean answers(HttpClient http, URI probe) throws InterruptedException {
    try {
      return http.send(
                  HttpRequest.newBuilder(probe).build(), HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private void stop() {
    wire.cut();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
