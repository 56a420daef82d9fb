package io.quaymaster.console.identity;

import java.util.Set;
import java.util.TreeSet;

/// The groups of accounts that somebody is in at the identity provider.
///
/// @param all whether they are in the group of all accounts
/// @param names those that they are in besides
public record AccountGroups(boolean all, Set<String> names) {
  public static final AccountGroups NONE = new AccountGroups(false, Set.of());
  private static final String ALL = "*";

  public AccountGroups {
    names = Set.copyOf(names);
  }

  static AccountGroups read(Set<String> kept) {
    Set<String> names = new TreeSet<>(kept);
    return new AccountGroups(names.remove(ALL), names);
  }

  Set<String> kept() {
    Set<String> kept = new TreeSet<>(names);
    if (all) {
      kept.add(ALL);
    }
    return kept;
  }
}
