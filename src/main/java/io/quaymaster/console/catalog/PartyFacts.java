package io.quaymaster.console.catalog;

import io.quaymaster.iam.service.RegistryKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The context keys that follow from what is on file about the parties of a request. Source: IAM
/// User Guide, "AWS global condition context keys".
@Component
class PartyFacts {
  private final Places places;
  private final RegistryReads registries;

  PartyFacts(Places places, RegistryReads registries) {
    this.places = places;
    this.registries = registries;
  }

  Map<String, List<String>> of(
      Optional<PrincipalSummary> principal,
      @Nullable AccountId principalAccount,
      Optional<RepositoryId> repository,
      AccountId resourceAccount,
      Organizations organizations) {
    Map<String, List<String>> facts = new LinkedHashMap<>();
    principal.ifPresent(p ->
        p.tags().forEach((key, value) -> facts.put("aws:PrincipalTag/" + key, List.of(value))));
    if (principalAccount != null) {
      List<Organizations.LevelId> path = organizations.pathOf(principalAccount);
      if (!path.isEmpty()) {
        facts.put("aws:PrincipalOrgID", List.of(path.getFirst().organization().value()));
        facts.put("aws:PrincipalOrgPaths", List.of(organizations.orgPath(path)));
      }
    }
    List<Organizations.LevelId> path = organizations.pathOf(resourceAccount);
    if (!path.isEmpty()) {
      facts.put("aws:ResourceOrgID", List.of(path.getFirst().organization().value()));
      facts.put("aws:ResourceOrgPaths", List.of(organizations.orgPath(path)));
    }
    repository.ifPresent(r -> addTags(r, facts));
    return facts;
  }

  private void addTags(RepositoryId repository, Map<String, List<String>> facts) {
    String service = repository.registry().kind() == RegistryKind.PRIVATE ? "ecr" : "ecr-public";
    places
        .findRepository(repository)
        .ifPresent((UUID id) ->
            registries
                .tags(List.of(id))
                .getOrDefault(id, Map.of())
                .forEach((key, value) -> {
                  facts.put("aws:ResourceTag/" + key, List.of(value));
                  facts.put(service + ":ResourceTag/" + key, List.of(value));
                }));
  }
}
