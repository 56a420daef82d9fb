package io.quaymaster.dependencies;

import io.quaymaster.dependencies.Dependency.Where;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The packages of npm that the lock file of the front end names, with what they say of their
/// licence.
final class Npm {
  private static final Path LOCK = Path.of("frontend/package-lock.json");
  private static final String FOLDER = "node_modules/";

  private Npm() {}

  static List<Dependency> locked() {
    return JsonMapper.shared().readTree(LOCK.toFile()).path("packages").properties().stream()
        .filter(entry -> !entry.getKey().isEmpty()) // The front end itself.
        .map(Npm::dependency)
        .distinct()
        .toList();
  }

  private static Dependency dependency(Map.Entry<String, JsonNode> entry) {
    JsonNode said = entry.getValue();
    String path = entry.getKey();
    return new Dependency(
        said.path("dev").asBoolean(false) ? Where.BUNDLE_BUILD : Where.BUNDLE,
        "",
        path.substring(path.lastIndexOf(FOLDER) + FOLDER.length()),
        said.path("version").asString(""),
        said.path("license").asString("").replaceAll("[()]", ""),
        "");
  }
}
