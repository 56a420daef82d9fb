package io.quaymaster.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.dependencies.Dependency.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nothing that others wrote is shipped without standing in the list, byte for byte.
///
/// `-Ddependencies.update=true` writes the list anew, from what was built and what Maven fetched
/// for it; the difference is reviewed like code.
class DependenciesIT {
  private static final Path LIST = Path.of("src/docs/dependencies.csv");
  private static final String HOW =
      "what is listed and not shipped (-), shipped and not listed (+);"
          + " review it, then write the list anew with -Ddependencies.update=true";

  private static List<Jar> shipped = List.of();

  @BeforeAll
  static void look() throws IOException {
    List<Jar> console = Jar.ofConsole();
    List<Jar> commandLine = new CommandLine(console, LocalRepository.ROOT).jars();
    shipped = Stream.concat(console.stream(), commandLine.stream()).toList();
    if (Boolean.getBoolean("dependencies.update")) {
      LocalRepository repository = new LocalRepository();
      List<Dependency> all = new ArrayList<>(Npm.locked());
      for (Jar jar : shipped) {
        all.add(repository.identify(jar));
      }
      Stream<String> lines = all.stream().sorted().map(Dependency::line);
      Files.write(LIST, Stream.concat(Stream.of(Dependency.HEADER), lines).toList());
    }
  }

  @Test
  void the_jars_of_the_console_are_those_of_the_list() throws IOException {
    same(shipped(Where.CONSOLE), listed(Where.CONSOLE));
  }

  @Test
  void the_jars_of_the_command_line_are_those_of_the_list() throws IOException {
    List<Jar> there = new ArrayList<>(shipped(Where.COMMAND_LINE));
    List<Jar> listed = listed(Where.COMMAND_LINE);
    // Taken from its source, which Maven has not fetched where no command line was built.
    listed.stream()
        .filter(jar -> jar.file().endsWith("-sources.jar"))
        .filter(jar -> there.stream().noneMatch(one -> one.file().equals(jar.file())))
        .forEach(there::add);
    same(there, listed);
  }

  @Test
  void the_packages_of_npm_are_those_of_the_list() throws IOException {
    same(Npm.locked(), list().stream().filter(DependenciesIT::isOfNpm).toList());
  }

  @Test
  void every_licence_is_allowed() throws IOException {
    assertThat(list())
        .as("what may not be shipped; Licences says what may")
        .filteredOn(one -> !Licences.allow(one.licence()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "MIT, true",
    "CDDL-1.0 OR Apache-2.0, true",
    "AGPL-3.0-only, false",
    "LGPL-2.1-only, false",
    "SEE LICENSE IN LICENSE, false",
    "'', false"
  })
  void a_licence_is_allowed_by_its_name(String licence, boolean allowed) {
    assertThat(Licences.allow(licence)).isEqualTo(allowed);
  }

  private static <T> void same(List<T> shipped, List<T> listed) {
    List<String> differences = new ArrayList<>();
    listed.stream()
        .filter(one -> !shipped.contains(one))
        .forEach(one -> differences.add("- " + one));
    shipped.stream()
        .filter(one -> !listed.contains(one))
        .forEach(one -> differences.add("+ " + one));
    assertThat(differences).as(HOW).isEmpty();
  }

  private static List<Dependency> list() throws IOException {
    return Files.readAllLines(LIST).stream().skip(1).map(Dependency::parse).toList();
  }

  private static List<Jar> shipped(Where where) {
    return shipped.stream().filter(jar -> jar.where() == where).toList();
  }

  private static List<Jar> listed(Where where) throws IOException {
    return list().stream()
        .filter(one -> one.where() == where)
        .map(one -> new Jar(where, one.name() + "-" + one.version() + ".jar", one.sha256()))
        .toList();
  }

  private static boolean isOfNpm(Dependency one) {
    return one.where() == Where.BUNDLE || one.where() == Where.BUNDLE_BUILD;
  }
}
