package io.quaymaster.console.guardrail;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Reads what is on file around policies: who belongs to which organization, and names for plain
/// examples.
@Component
class Surroundings {
  /// More names than these would not make an example any plainer.
  private static final Window NAMES = new Window(0, 200);

  private final RegistryCatalog registries;
  private final OrganizationCatalog organizations;
  private final PrincipalCatalog principals;

  Surroundings(
      RegistryCatalog registries, OrganizationCatalog organizations, PrincipalCatalog principals) {
    this.registries = registries;
    this.organizations = organizations;
    this.principals = principals;
  }

  /// @param organizations the organization of each account that is in one
  record OnFile(
      Map<String, String> organizations, List<String> principals, List<String> repositories) {

    Optional<String> organizationOf(String account) {
      return Optional.ofNullable(organizations.get(account));
    }

    /// The accounts of an organization.
    Set<String> accountsOf(String organization) {
      return organizations.entrySet().stream()
          .filter(entry -> entry.getValue().equals(organization))
          .map(Map.Entry::getKey)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The accounts that are in any organization.
    Set<String> inAnyOrganization() {
      return new TreeSet<>(organizations.keySet());
    }
  }

  /// As it is now.
  OnFile read() {
    Map<String, String> byUnit = new HashMap<>();
    for (Organization organization : organizations.organizations()) {
      organization
          .units()
          .forEach(unit -> byUnit.put(unit.id().value(), organization.id().value()));
    }
    Map<String, String> of = new HashMap<>();
    for (AccountSummary account : registries.accounts()) {
      if (account.unit() != null && byUnit.containsKey(account.unit().value())) {
        of.put(account.id().digits(), byUnit.get(account.unit().value()));
      }
    }
    return new OnFile(of, names(), repositories());
  }

  private List<String> names() {
    return principals
        .principals(
            new PrincipalFilter("", Set.of(PrincipalKind.USER, PrincipalKind.ROLE), Set.of()),
            NAMES)
        .stream()
        .map(PrincipalSummary::arn)
        .toList();
  }

  private List<String> repositories() {
    return registries.repositories(CatalogFilter.ALL, NAMES).stream()
        .map(RepositorySummary::id)
        .map(id -> id.name().value())
        .distinct()
        .toList();
  }
}
