package io.quaymaster.console.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the accounts stand in their organizations, or stood at some instant.
final class Organizations {
  /// A root, unit or account, from above to below.
  record LevelId(
      OrganizationId organization,
      @Nullable UnitId unit,
      @Nullable AccountId account,
      String name) {}

  /// An account and its place.
  record Member(AccountId account, String name, @Nullable UnitId unit, boolean management) {
    static Member of(AccountSummary account) {
      return new Member(account.id(), account.name(), account.unit(), account.management());
    }
  }

  private final Map<UnitId, OrganizationalUnit> units = new HashMap<>();
  private final Map<AccountId, Member> members = new HashMap<>();

  Organizations(List<OrganizationalUnit> units, List<Member> members) {
    units.forEach(unit -> this.units.put(unit.id(), unit));
    members.forEach(member -> this.members.put(member.account(), member));
  }

  /// The same with an account at another place; one that is not on file stays unknown.
  Organizations with(AsIf.Placed placed) {
    List<Member> others = new ArrayList<>(members.values());
    Member member = members.get(placed.account());
    if (member != null) {
      others.remove(member);
      others.add(new Member(placed.account(), member.name(), placed.unit(), placed.management()));
    }
    return new Organizations(List.copyOf(units.values()), others);
  }

  boolean knows(AccountId id) {
    return members.containsKey(id);
  }

  boolean isManagement(AccountId id) {
    Member member = members.get(id);
    return member != null && member.management();
  }

  /// The root, the units below it and the account itself; empty for an account outside of any
  /// organization.
  List<LevelId> pathOf(AccountId id) {
    Member member = members.get(id);
    if (member == null || member.unit() == null) {
      return List.of();
    }
    List<LevelId> path = new ArrayList<>();
    UnitId at = member.unit();
    while (at != null) {
      OrganizationalUnit unit = units.get(at);
      if (unit == null) {
        return List.of();
      }
      path.addFirst(new LevelId(unit.organization(), unit.id(), null, unit.name()));
      at = unit.parent();
    }
    path.add(new LevelId(path.getFirst().organization(), null, id, member.name()));
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
