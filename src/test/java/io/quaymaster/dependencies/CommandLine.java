package io.quaymaster.dependencies;

import io.quaymaster.dependencies.Dependency.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/// The jars of the command line: those that `pom.xml` copies for it, in the versions of the
/// console. What the console does not hold is looked at where Maven keeps it; where Maven has not
/// fetched it, nothing was built of it either.
record CommandLine(List<Jar> console, Path repository) {
  private static final Path POM = Path.of("pom.xml");

  /// Not shipped: javac reads annotations in it.
  private static final String COMPILE_ONLY = "compile-only";

  List<Jar> jars() throws IOException {
    List<Jar> found = new ArrayList<>();
    for (Element item : items()) {
      String name = Pom.value(item, "artifactId");
      Jar same =
          console.stream()
              .filter(jar -> jar.file().matches(name + "-[0-9].*"))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("The console holds no " + name));
      String classifier = Pom.value(item, "classifier");
      if (classifier.isEmpty()) {
        found.add(new Jar(Where.COMMAND_LINE, same.file(), same.sha256()));
      } else {
        fetched(item, same, classifier).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Jar> fetched(Element item, Jar same, String classifier) throws IOException {
    String name = Pom.value(item, "artifactId");
    String version = same.file().substring(name.length() + 1).replaceAll("\\.jar$", "");
    String file = name + "-" + version + "-" + classifier + ".jar";
    Path path =
        repository
            .resolve(Pom.value(item, "groupId").replace('.', '/'))
            .resolve(name)
            .resolve(version)
            .resolve(file);
    return Files.exists(path)
        ? Optional.of(new Jar(Where.COMMAND_LINE, file, Jar.sha256(path)))
        : Optional.empty();
  }

  private static List<Element> items() throws IOException {
    return Pom.below(Pom.read(POM), "execution").stream()
        .filter(execution -> Pom.value(execution, "id").equals("cli"))
        .flatMap(execution -> Pom.below(execution, "artifactItem").stream())
        .filter(item -> !Pom.value(item, "outputDirectory").endsWith(COMPILE_ONLY))
        .toList();
  }
}
