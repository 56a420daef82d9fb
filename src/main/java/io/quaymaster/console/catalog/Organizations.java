package io.quaymaster.console.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the accounts stand in their organizations.
final class Organizations {
  /// A root, unit or account, from above to below.
  record LevelId(
      OrganizationId organization,
      @Nullable UnitId unit,
      @Nullable AccountId account,
      String name) {}

  private final Map<UnitId, OrganizationalUnit> units = new HashMap<>();
  private final Map<AccountId, AccountSummary> accounts = new HashMap<>();

  Organizations(List<OrganizationalUnit> units, List<AccountSummary> accounts) {
    units.forEach(unit -> this.units.put(unit.id(), unit));
    accounts.forEach(account -> this.accounts.put(account.id(), account));
  }

  boolean isManagement(AccountId id) {
    AccountSummary account = accounts.get(id);
    return account != null && account.management();
  }

  /// The root, the units below it and the account itself; empty for an account outside of any
  /// organization.
  List<LevelId> pathOf(AccountId id) {
    AccountSummary account = accounts.get(id);
    if (account == null || account.unit() == null) {
      return List.of();
    }
    List<LevelId> path = new ArrayList<>();
    UnitId at = account.unit();
    while (at != null) {
      OrganizationalUnit unit = units.get(at);
      if (unit == null) {
        return List.of();
      }
      path.addFirst(new LevelId(unit.organization(), unit.id(), null, unit.name()));
      at = unit.parent();
    }
    path.add(new LevelId(path.getFirst().organization(), null, id, account.name()));
    return path;
  }

  /// The value of `aws:PrincipalOrgPaths`: `o-…/r-…/ou-…/`.
  static String orgPath(List<LevelId> path) {
    StringBuilder out = new StringBuilder(path.getFirst().organization().value()).append('/');
    path.forEach(level -> {
      if (level.unit() != null) {
        out.append(level.unit()).append('/');
      }
    });
    return out.toString();
  }
}
