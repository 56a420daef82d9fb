package io.quaymaster.console.catalog;

import java.util.Set;

/// Which principals to show; every part must be met, and an empty part is met by all.
public record PrincipalFilter(String search, Set<PrincipalKind> kinds, Set<AccountId> accounts) {
  public static final PrincipalFilter ALL = new PrincipalFilter("", Set.of(), Set.of());

  public PrincipalFilter {
    kinds = Set.copyOf(kinds);
    accounts = Set.copyOf(accounts);
  }
}
