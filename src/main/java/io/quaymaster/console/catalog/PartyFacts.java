package io.quaymaster.console.catalog;

import io.quaymaster.iam.evaluation.DerivedKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is on file about the parties of a request, as the evaluator asks for it.
@Component
class PartyFacts {
  private final Places places;
  private final RegistryReads registries;

  PartyFacts(Places places, RegistryReads registries) {
    this.places = places;
    this.registries = registries;
  }

  DerivedKeys.Known of(
      Optional<PrincipalSummary> principal,
      List<Organizations.LevelId> principalPath,
      Map<String, String> repositoryTags,
      List<Organizations.LevelId> resourcePath,
      Instant at) {
    return new DerivedKeys.Known(
        repositoryTags,
        Map.of(),
        principal.map(PrincipalSummary::tags).orElse(Map.of()),
        organization(principalPath),
        principalPath.isEmpty() ? List.of() : List.of(Organizations.orgPath(principalPath)),
        organization(resourcePath),
        at);
  }

  private static @Nullable String organization(List<Organizations.LevelId> path) {
    return path.isEmpty() ? null : path.getFirst().organization().value();
  }

  Map<String, String> tags(RepositoryId repository) {
    return places
        .findRepository(repository)
        .map(id -> registries.tags(List.of(id)).getOrDefault(id, Map.of()))
        .orElse(Map.of());
  }
}
