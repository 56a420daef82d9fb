package io.quaymaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a checkout of its own, where everything is built already: its JDK runs the
/// command line from the class path of the tests.
class LauncherTest {
  private static final String VERSION = "25.0.1";

  @TempDir Path folder;
  private Path checkout = Path.of("");
  private Path jdk = Path.of("");

  private record Outcome(int status, String out, String err) {}

  @BeforeEach
  void a_checkout_that_is_built() throws IOException {
    checkout = Files.createDirectory(folder.toRealPath().resolve("a checkout"));
    for (String script : List.of("quaymaster", "mvnw")) {
      Files.copy(Path.of(script), checkout.resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.createFile(checkout.resolve("pom.xml"));
    for (String sources :
        List.of(
            "java/io/quaymaster/iam",
            "java/io/quaymaster/console/cli",
            "java/io/quaymaster/console/audit/chain",
            "java/io/quaymaster/console/rest/wire")) {
      Files.createDirectories(checkout.resolve("src/main").resolve(sources));
    }
    Files.createDirectories(checkout.resolve("src/main/resources"));
    jdk = jdk("a jdk", VERSION);
    Path build = Files.createDirectories(checkout.resolve("target/cli/build-1"));
    Files.createFile(build.resolve("started"));
    Files.writeString(
        checkout.resolve("target/cli/current"),
        String.join("\n", build.toString(), VERSION + " " + jdk, checkout.toString()) + "\n");
  }

  @Test
  void help_goes_to_standard_output() throws Exception {
    Outcome outcome = run(checkout.resolve("quaymaster"), jdk, "--help");
    assertThat(outcome.out()).startsWith("Usage: quaymaster");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.status()).isZero();
  }

  @Test
  void a_command_that_is_none_is_wrong_usage() throws Exception {
    Outcome outcome = run(checkout.resolve("quaymaster"), jdk, "lnit");
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("lnit").contains("lint");
    assertThat(outcome.status()).isEqualTo(2);
  }

  @Test
  void arguments_arrive_as_they_were_written() throws Exception {
    Path policy = Files.writeString(folder.resolve("a  policy*.json"), "{");
    Outcome outcome = run(checkout.resolve("quaymaster"), jdk, "lint", policy.toString());
    assertThat(outcome.err() + outcome.out()).contains("a  policy*.json");
    assertThat(outcome.status()).isEqualTo(3);
  }

  @Test
  void a_link_to_it_runs_it() throws Exception {
    Path link = folder.resolve("q");
    Files.createSymbolicLink(link, checkout.resolve("quaymaster"));
    assertThat(run(link, jdk, "--help").status()).isZero();
  }

  @Test
  void a_java_home_that_does_not_fit_is_passed_over() throws Exception {
    Path old = jdk("an old jdk", "17.0.9");
    assertThat(run(checkout.resolve("quaymaster"), old, "--help").status()).isZero();
    assertThat(run(checkout.resolve("quaymaster"), folder.resolve("nowhere"), "--help").status())
        .isZero();
  }

  /// A JDK that knows nothing but how to run the command line of these tests.
  private Path jdk(String name, String version) throws IOException {
    Path home = folder.toRealPath().resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    executable(home.resolve("bin/javac"), "exit 1");
    executable(
        home.resolve("bin/java"),
        """
        while [[ $1 != io.quaymaster.* ]]; do shift; done
        exec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' "$@"\
        """
            .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
    return home;
  }

  private static void executable(Path file, String script) throws IOException {
    Files.writeString(file, "#!/usr/bin/env bash\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /// Runs it with the fitting JDK on the path, from another folder.
  private Outcome run(Path launcher, Path javaHome, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(args));
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", javaHome.toString());
    environment.put("PATH", jdk.resolve("bin") + ":" + System.getenv("PATH"));
    environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    int status = builder.start().waitFor();
    return new Outcome(
        status,
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
