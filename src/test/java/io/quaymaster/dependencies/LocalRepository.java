package io.quaymaster.dependencies;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/// Where Maven keeps what it fetched: says of a jar by its bytes which artifact it is, and of the
/// artifact by its POM and that one's parents under which licences it may be used.
final class LocalRepository {
  private static final String JAR_TOOLS = "spring-boot-jarmode-tools";

  static final Path ROOT = Path.of(System.getProperty("user.home"), ".m2", "repository");

  private final Map<String, List<Path>> byName = new HashMap<>();

  LocalRepository() throws IOException {
    for (Path jar : Jar.jarsBelow(ROOT)) {
      byName.computeIfAbsent(jar.getFileName().toString(), first -> new ArrayList<>()).add(jar);
    }
  }

  Dependency identify(Jar jar) throws IOException {
    if (jar.file().startsWith(JAR_TOOLS)) {
      return jarTools(jar);
    }
    for (Path path : byName.getOrDefault(jar.file(), List.of())) {
      if (Jar.sha256(path).equals(jar.sha256())) {
        return dependency(jar, path);
      }
    }
    throw new IllegalStateException("No artifact in " + ROOT + " is " + jar);
  }

  private Dependency dependency(Jar jar, Path path) throws IOException {
    Path steps = ROOT.relativize(path);
    int count = steps.getNameCount();
    String name = artifact(path);
    String file = steps.getName(count - 1).toString();
    return new Dependency(
        jar.where(),
        steps.subpath(0, count - 3).toString().replace('/', '.'),
        name,
        file.substring(name.length() + 1, file.length() - ".jar".length()),
        licence(path.resolveSibling(name + "-" + steps.getName(count - 2) + ".pom")),
        jar.sha256());
  }

  /// Spring Boot's plugin brings it inside a jar of its own, with which it is released.
  private static Dependency jarTools(Jar jar) {
    String version = jar.file().substring(JAR_TOOLS.length() + 1).replace(".jar", "");
    return new Dependency(
        jar.where(), "org.springframework.boot", JAR_TOOLS, version, "Apache-2.0", jar.sha256());
  }

  private static String artifact(Path jar) {
    return jar.getName(jar.getNameCount() - 3).toString();
  }

  private String licence(Path pom) throws IOException {
    Element project = Pom.read(pom);
    Optional<Element> licences = Pom.child(project, "licenses");
    if (licences.isPresent()) {
      return Pom.below(licences.get(), "license").stream()
          .map(one -> Licences.identifier(Pom.value(one, "name")))
          .collect(Collectors.joining(" OR "));
    }
    Element parent =
        Pom.child(project, "parent")
            .orElseThrow(() ->
                new IllegalStateException("Neither " + pom + " nor a parent names a licence."));
    String name = Pom.value(parent, "artifactId");
    String version = Pom.value(parent, "version");
    return licence(
        ROOT.resolve(Pom.value(parent, "groupId").replace('.', '/'))
            .resolve(name)
            .resolve(version)
            .resolve(name + "-" + version + ".pom"));
  }
}
