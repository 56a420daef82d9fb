package io.quaymaster.console.ui.editor;

import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.CatalogFilter;
import io.quaymaster.console.catalog.Organization;
import io.quaymaster.console.catalog.OrganizationCatalog;
import io.quaymaster.console.catalog.PrincipalCatalog;
import io.quaymaster.console.catalog.PrincipalFilter;
import io.quaymaster.console.catalog.PrincipalKind;
import io.quaymaster.console.catalog.PrincipalSummary;
import io.quaymaster.console.catalog.RegistryCatalog;
import io.quaymaster.console.catalog.RepositorySummary;
import io.quaymaster.console.catalog.Window;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Names from the catalogue that a policy may want to say.
@Component
class KnownNames {
  private static final Window SOME = new Window(0, 30);

  private final RegistryCatalog registries;
  private final OrganizationCatalog organizations;
  private final PrincipalCatalog principals;

  KnownNames(
      RegistryCatalog registries, OrganizationCatalog organizations, PrincipalCatalog principals) {
    this.registries = registries;
    this.organizations = organizations;
    this.principals = principals;
  }

  List<AccountSummary> accounts() {
    return registries.accounts();
  }

  List<Organization> organizations() {
    return organizations.organizations();
  }

  /// Users and roles, for a policy can name nobody else, that have `words` in their names.
  List<PrincipalSummary> principals(String words) {
    return principals.principals(
        new PrincipalFilter(words, Set.of(PrincipalKind.USER, PrincipalKind.ROLE), Set.of()), SOME);
  }

  List<RepositorySummary> repositories(String words) {
    return registries.repositories(CatalogFilter.ALL.withSearch(words), SOME);
  }
}
