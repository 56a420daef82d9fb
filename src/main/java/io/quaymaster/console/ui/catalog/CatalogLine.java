package io.quaymaster.console.ui.catalog;

import io.quaymaster.console.catalog.CatalogNode;
import io.quaymaster.console.catalog.CatalogNode.AccountNode;
import io.quaymaster.console.catalog.CatalogNode.RegistryNode;
import io.quaymaster.console.catalog.CatalogNode.RepositoryNode;
import io.quaymaster.console.catalog.OrganizationId;
import io.quaymaster.console.catalog.UnitId;
import java.util.List;

/// A line of the tree as it is shown: the units of an organization stand above its accounts.
sealed interface CatalogLine {
  /// Tells lines apart.
  String key();

  boolean hasChildren();

  /// An organization (its root) or one of its units, with all that is directly below it.
  record UnitLine(
      UnitId id, String name, OrganizationId in, boolean organization, List<CatalogLine> below)
      implements CatalogLine {
    public UnitLine {
      below = List.copyOf(below);
    }

    @Override
    public String key() {
      return id.value();
    }

    @Override
    public boolean hasChildren() {
      return !below.isEmpty();
    }
  }

  record NodeLine(CatalogNode node) implements CatalogLine {
    @Override
    public String key() {
      return switch (node) {
        case AccountNode account -> account.account().id().digits();
        case RegistryNode registry -> registry.registry().id().key();
        case RepositoryNode repository -> repository.repository().id().toString();
      };
    }

    @Override
    public boolean hasChildren() {
      return node.children() > 0;
    }
  }
}
