package io.quaymaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/// The files of `docker`, as far as they can be tried without a Docker engine: what they say of
/// each other, of the realm and of the build, and the scripts.
class DockerFilesTest {
  private static final Path DOCKER = Path.of("docker");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:?[-?:])?([^}]*)}");

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object yaml) {
    return (Map<String, Object>) yaml;
  }

  private static Map<String, Object> services() throws IOException {
    return map(map(new Yaml().load(read("compose.yaml"))).get("services"));
  }

  private static Map<String, Object> environment(String service) throws IOException {
    return map(map(services().get(service)).get("environment"));
  }

  private static String read(String file) throws IOException {
    return Files.readString(DOCKER.resolve(file));
  }

  @Test
  void every_secret_has_to_be_given() throws IOException {
    List<String> secrets = new ArrayList<>();
    for (String service : services().keySet()) {
      environment(service)
          .forEach((name, value) -> {
            if (name.endsWith("PASSWORD") || name.endsWith("SECRET")) {
              assertThat(value.toString()).as(name).matches("\\$\\{[A-Z_]+:\\?.+}");
              secrets.add(name);
            }
          });
    }
    assertThat(secrets).hasSize(10);
  }

  @Test
  void the_example_names_every_variable_without_a_default() throws IOException {
    TreeSet<String> needed = new TreeSet<>();
    Matcher variable = VARIABLE.matcher(read("compose.yaml"));
    while (variable.find()) {
      if (":?".equals(variable.group(2))) {
        needed.add(variable.group(1));
      }
    }
    List<String> offered =
        read("example.env")
            .lines()
            .filter(line -> line.endsWith("="))
            .map(line -> line.replace("=", ""))
            .toList();
    assertThat(offered).containsExactlyInAnyOrderElementsOf(needed);
  }

  @Test
  void every_placeholder_of_the_realm_is_filled() throws IOException {
    Matcher placeholder = VARIABLE.matcher(read("keycloak/console-realm.json"));
    List<String> named = new ArrayList<>();
    while (placeholder.find()) {
      named.add(placeholder.group(1));
    }
    assertThat(named).isNotEmpty();
    assertThat(environment("keycloak")).containsKeys(named.toArray(String[]::new));
  }

  @Test
  void versions_are_those_of_the_build() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String keycloak = pom.replaceAll("(?s).*<keycloak.version>(.*?)</keycloak.version>.*", "$1");
    assertThat(map(services().get("keycloak")).get("image"))
        .isEqualTo("keycloak/keycloak:" + keycloak);
    String java = Integer.toString(Runtime.version().feature());
    assertThat(read("Dockerfile")).contains("temurin-" + java).contains("temurin:" + java + "-jre");
  }

  @Test
  void settings_of_the_console_are_known_to_it() throws IOException {
    String known =
        Files.readString(Path.of("src/main/resources/application.properties"))
            .lines()
            .filter(line -> line.startsWith("quaymaster."))
            .map(line -> line.split("=", 2)[0])
            .map(name -> name.replace("-", "").replace('.', '_').toUpperCase(java.util.Locale.ROOT))
            .reduce("", (all, name) -> all + name + "\n");
    assertThat(
            environment("console").keySet().stream().filter(name -> name.startsWith("QUAYMASTER_")))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(known).contains(name + "\n"));
  }

  @Test
  void nothing_is_published_but_on_this_machine() throws IOException {
    for (Object service : services().values()) {
      Object ports = map(service).get("ports");
      if (ports instanceof List<?> some) {
        assertThat(some).allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:"));
      }
    }
  }

  @Test
  void the_image_runs_as_nobody_and_copies_what_is_there() throws IOException {
    List<String> lines = read("Dockerfile").lines().toList();
    int user = lines.indexOf("USER 10001:10001");
    assertThat(user).isPositive();
    assertThat(lines.subList(user, lines.size())).noneMatch(line -> line.startsWith("RUN"));
    String ignored = read("Dockerfile.dockerignore");
    for (String line : lines) {
      if (line.startsWith("COPY ") && !line.contains("--from")) {
        String[] words = line.split(" ");
        Stream.of(words)
            .skip(1)
            .limit(words.length - 2L)
            .filter(word -> !word.startsWith("--"))
            .forEach(source -> {
              assertThat(Path.of(source)).exists();
              assertThat(ignored).contains("!" + source + "\n");
            });
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 200 , 0",
    "HTTP/1.1 200 OK, 0",
    "HTTP/1.1 503 Service Unavailable, 1",
    "HTTP/1.1 404 Not Found 200, 1",
    "'', 1"
  })
  void health_is_what_the_port_says(String answer, int status) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> answer(server, answer));
      assertThat(healthcheck(server.getLocalPort())).isEqualTo(status);
    }
  }

  @Test
  void nobody_at_the_port_is_not_healthy() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket()) {
      server.bind(new InetSocketAddress("127.0.0.1", 0));
      port = server.getLocalPort();
    }
    assertThat(healthcheck(port)).isEqualTo(1);
  }

  private static void answer(ServerSocket server, String line) {
    try (Socket client = server.accept();
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream()) {
      StringBuilder asked = new StringBuilder();
      while (!asked.toString().endsWith("\r\n\r\n")) {
        asked.append((char) in.read());
      }
      if (asked.toString().startsWith("GET /actuator/health HTTP/1.0\r\n")) {
        out.write((line + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static int healthcheck(int port) throws Exception {
    return new ProcessBuilder(
            "bash", "docker/healthcheck", Integer.toString(port), "/actuator/health")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
