package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Deed;
import io.quaymaster.iam.policy.PolicyType;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Begins policies, in the transaction of the caller.
@Component
class PolicyCreation {
  private final PolicyReads reads;
  private final Places places;
  private final EntityManager rows;
  private final ApplicationEventPublisher events;
  private final CurrentUser user;
  private final Clock clock;

  PolicyCreation(
      PolicyReads reads,
      Places places,
      EntityManager rows,
      ApplicationEventPublisher events,
      CurrentUser user,
      Clock clock) {
    this.reads = reads;
    this.places = places;
    this.rows = rows;
    this.events = events;
    this.user = user;
    this.clock = clock;
  }

  PolicySummary create(PolicyPlace place, PolicyType type, String name) {
    if (!place.accepts(type)) {
      throw CatalogException.invalid("A " + type.title() + " cannot be kept there.");
    }
    UUID workspace = places.workspaceOf(place);
    PolicyEntity row =
        new PolicyEntity(
            UUID.randomUUID(),
            workspace,
            type,
            nameIn(place, name),
            clock.instant(),
            user.person().id().value());
    placeIn(row, place);
    if (taken(row)) {
      throw CatalogException.alreadyThere(
          "There is a policy `" + row.name + "` there already; save a version of that one.");
    }
    rows.persist(row);
    rows.flush();
    PolicySummary summary = reads.policy(new PolicyId(row.id)).orElseThrow();
    events.publishEvent(
        new CatalogChanged(
            Deed.Account.of(
                "POLICY_CREATED", "policy", row.id.toString(), PolicyCatalog.titleOf(summary))));
    return summary;
  }

  private boolean taken(PolicyEntity row) {
    Search search =
        row.repositoryId != null
            ? new Search().and("p.repository_id = :at", "at", row.repositoryId)
            : row.registryId != null
                ? new Search().and("p.registry_id = :at", "at", row.registryId)
                : row.account != null
                    ? new Search()
                        .and("p.account = :at", "at", row.account)
                        .and("p.name = :name", "name", row.name)
                    : new Search()
                        .and("p.organization_id = :at", "at", String.valueOf(row.organizationId))
                        .and("p.type = :type", "type", row.type.name())
                        .and("p.name = :name", "name", row.name);
    return reads.count(search) > 0;
  }

  private static String nameIn(PolicyPlace place, String name) {
    return switch (place) {
      case PolicyPlace.OnRepository(RepositoryId repository) -> repository.name().value();
      case PolicyPlace.OnRegistry(RegistryId.PrivateRegistry registry) -> registry.region();
      case PolicyPlace.InAccount inAccount -> Sentences.name(name, 256, "a policy");
      case PolicyPlace.InOrganization inOrganization -> Sentences.name(name, 256, "a policy");
    };
  }

  private void placeIn(PolicyEntity row, PolicyPlace place) {
    switch (place) {
      case PolicyPlace.OnRepository(RepositoryId repository) ->
          row.repositoryId = places.repository(repository);
      case PolicyPlace.OnRegistry(RegistryId.PrivateRegistry registry) ->
          row.registryId = places.registry(registry);
      case PolicyPlace.InAccount(AccountId account) -> row.account = account.digits();
      case PolicyPlace.InOrganization(OrganizationId organization) ->
          row.organizationId = organization.value();
    }
  }
}
