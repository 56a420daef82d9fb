package io.quaymaster.console.ui.organization;

import io.quaymaster.console.catalog.AccountSummary;
import io.quaymaster.console.catalog.Organization;
import io.quaymaster.console.catalog.UnitId;
import java.util.List;

/// Which accounts stand where.
final class Members {
  private Members() {}

  static List<AccountSummary> of(Organization organization, List<AccountSummary> accounts) {
    return accounts.stream()
        .filter(account -> account.unit() != null && organization.has(account.unit()))
        .toList();
  }

  /// Directly in a unit.
  static List<AccountSummary> of(UnitId unit, List<AccountSummary> accounts) {
    return accounts.stream().filter(account -> unit.equals(account.unit())).toList();
  }
}
