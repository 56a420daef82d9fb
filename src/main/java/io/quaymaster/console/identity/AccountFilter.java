package io.quaymaster.console.identity;

import io.quaymaster.console.identity.UserAccount.State;
import java.util.Set;

/// Which people to list; every part must be met, and an empty part is met by all.
///
/// @param search a part of a name or of the name to sign in with, whatever its case
/// @param roles at least one of them, as given
public record AccountFilter(String search, Set<ConsoleRole> roles, Set<State> states) {
  public static final AccountFilter ALL = new AccountFilter("", Set.of(), Set.of());

  public AccountFilter {
    roles = Set.copyOf(roles);
    states = Set.copyOf(states);
  }
}
