package io.quaymaster.console.catalog;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the rows of registries, repositories and workspaces by what people call them.
@Component
class Places {
  private final JdbcClient jdbc;

  Places(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<UUID> findRegistry(RegistryId id) {
    return jdbc.sql(
            "select id from registry where account = :account and partition_name = :partition and region = :region")
        .param("account", id.account().digits())
        .param("partition", id.partition())
        .param("region", id.region())
        .query(UUID.class)
        .optional();
  }

  UUID registry(RegistryId id) {
    return findRegistry(id)
        .orElseThrow(() ->
            CatalogException.notFound(
                "There is no registry `" + id.key() + "` in the catalogue; add it first."));
  }

  Optional<UUID> findRepository(RepositoryId id) {
    return findRegistry(id.registry())
        .flatMap(registry ->
            jdbc.sql("select id from repository where registry_id = :registry and name = :name")
                .param("registry", registry)
                .param("name", id.name().value())
                .query(UUID.class)
                .optional());
  }

  UUID repository(RepositoryId id) {
    return findRepository(id)
        .orElseThrow(() ->
            CatalogException.notFound(
                "There is no repository `" + id + "` in the catalogue; add it first."));
  }

  /// The workspace that an account belongs to; what is created in the account belongs to it too.
  UUID workspaceOf(AccountId account) {
    return jdbc.sql("select workspace_id from account where digits = :digits")
        .param("digits", account.digits())
        .query(UUID.class)
        .optional()
        .orElseThrow(() ->
            CatalogException.notFound(
                "There is no account " + account + " in the catalogue; add it first."));
  }

  UUID workspaceOf(OrganizationId organization) {
    return jdbc.sql("select workspace_id from organization where id = :id")
        .param("id", organization.value())
        .query(UUID.class)
        .optional()
        .orElseThrow(() ->
            CatalogException.notFound(
                "There is no organization " + organization + " in the catalogue; add it first."));
  }

  UUID workspaceOf(PolicyPlace place) {
    return switch (place) {
      case PolicyPlace.OnRepository(RepositoryId repository) ->
          workspaceOf(repository.registry().account());
      case PolicyPlace.OnRegistry(RegistryId.PrivateRegistry registry) ->
          workspaceOf(registry.account());
      case PolicyPlace.InAccount(AccountId account) -> workspaceOf(account);
      case PolicyPlace.InOrganization(OrganizationId organization) -> workspaceOf(organization);
    };
  }
}
