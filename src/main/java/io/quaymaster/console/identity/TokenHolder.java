package io.quaymaster.console.identity;

import io.quaymaster.console.identity.SignedInUser.Account;
import io.quaymaster.console.identity.SignedInUser.Standing;
import java.time.Instant;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/// Somebody who calls with an API token. What they may do is what the token names of what its owner
/// may do at that moment.
///
/// @param atMost the roles of the token, with what they imply
record TokenHolder(UserId owner, Set<ConsoleRole> atMost)
    implements AccountHolder, AuthenticatedPrincipal {
  TokenHolder {
    atMost = Set.copyOf(atMost);
  }

  @Override
  public String getName() {
    return owner.value();
  }

  @Override
  public Account account(UserRows users, Instant now) {
    return users
        .findById(owner.value())
        .filter(row -> !row.disabled)
        .map(row -> new Account(Standing.OPEN, ConsoleRole.common(row.rolesNow(), atMost), false))
        .orElseGet(() -> Account.none(Standing.OVER));
  }

  @Override
  public Person person(UserRows users) {
    return new Person(
        owner, users.findById(owner.value()).map(row -> row.displayName).orElse(owner.value()));
  }
}
