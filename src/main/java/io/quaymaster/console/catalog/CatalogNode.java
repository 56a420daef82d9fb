package io.quaymaster.console.catalog;

/// A line of the tree of accounts, their registries and their repositories.
public sealed interface CatalogNode {
  /// How many children it has that pass the filter.
  int children();

  record AccountNode(AccountSummary account, int children) implements CatalogNode {}

  record RegistryNode(RegistrySummary registry, int children) implements CatalogNode {}

  record RepositoryNode(RepositorySummary repository) implements CatalogNode {
    @Override
    public int children() {
      return 0;
    }
  }
}
