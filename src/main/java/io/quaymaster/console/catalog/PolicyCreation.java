package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Deed;
import io.quaymaster.iam.policy.PolicyType;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Begins policies, in the transaction of the caller.
@Component
class PolicyCreation {
  private final PolicyReads reads;
  private final Places places;
  private final NewRows newRows;
  private final ApplicationEventPublisher events;
  private final CurrentUser user;
  private final Clock clock;

  PolicyCreation(
      PolicyReads reads,
      Places places,
      NewRows newRows,
      ApplicationEventPublisher events,
      CurrentUser user,
      Clock clock) {
    this.reads = reads;
    this.places = places;
    this.newRows = newRows;
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
            nameIn(place, type, name),
            clock.instant(),
            user.person().id().value());
    placeIn(row, place);
    String there =
        "There is a policy `" + row.name + "` there already; save a version of that one.";
    if (taken(row)) {
      throw CatalogException.alreadyThere(there);
    }
    newRows.add(row, there);
    PolicySummary summary = reads.policy(new PolicyId(row.id)).orElseThrow();
    events.publishEvent(
        new CatalogChanged(
            Deed.Account.of(
                "POLICY_CREATED", "policy", row.id.toString(), PolicyCatalog.titleOf(summary))));
    return summary;
  }

  /// In an account, names are the same whatever their case, as IAM has it.
  private boolean taken(PolicyEntity row) {
    Search search =
        row.repositoryId != null
            ? new Search().and("p.repository_id = :at", "at", row.repositoryId)
            : row.registryId != null
                ? new Search().and("p.registry_id = :at", "at", row.registryId)
                : row.account != null
                    ? new Search()
                        .and("p.account = :at", "at", row.account)
                        .and("lower(p.name) = :name", "name", row.name.toLowerCase(Locale.ROOT))
                    : new Search()
                        .and("p.organization_id = :at", "at", String.valueOf(row.organizationId))
                        .and("p.type = :type", "type", row.type.name())
                        .and("p.name = :name", "name", row.name);
    return reads.count(search) > 0;
  }

  private static String nameIn(PolicyPlace place, PolicyType type, String name) {
    return switch (place) {
      case PolicyPlace.OnRepository(RepositoryId repository) -> repository.name().value();
      case PolicyPlace.OnRegistry(RegistryId.PrivateRegistry registry) -> registry.region();
      case PolicyPlace.InAccount inAccount -> named(type, name);
      case PolicyPlace.InOrganization inOrganization -> named(type, name);
    };
  }

  private static String named(PolicyType type, String name) {
    try {
      return PolicyNaming.of(type, name);
    } catch (IllegalArgumentException e) {
      throw CatalogException.invalid(String.valueOf(e.getMessage()));
    }
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
