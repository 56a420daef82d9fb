package io.quaymaster.console.ui.home;

import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.CatalogFilter.PolicyPresence;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyFilter;
import io.quaymaster.console.catalog.RegistryCatalog;
import java.util.List;
import org.springframework.stereotype.Component;

/// Counts what is in the catalogue.
@Component
class Inventory {
  private final RegistryCatalog registries;
  private final PolicyCatalog policies;

  Inventory(RegistryCatalog registries, PolicyCatalog policies) {
    this.registries = registries;
    this.policies = policies;
  }

  /// @param withoutPolicy repositories on which no policy is in force
  record Counts(int accounts, int registries, int repositories, int withoutPolicy, int policies) {}

  Counts count() {
    List<AccountSummary> accounts = registries.accounts();
    return new Counts(
        accounts.size(),
        accounts.stream().mapToInt(AccountSummary::registries).sum(),
        registries.countRepositories(CatalogFilter.ALL),
        registries.countRepositories(CatalogFilter.ALL.withPolicy(PolicyPresence.ABSENT)),
        policies.countPolicies(PolicyFilter.ALL));
  }
}
