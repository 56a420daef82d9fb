package io.quaymaster.console.identity;

import io.quaymaster.console.identity.SignedInUser.Account;
import io.quaymaster.console.identity.SignedInUser.Standing;
import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/// Somebody of the identity provider, in a session or with a token. What they may do is asked of
/// their account at every call, like anybody's.
///
/// @param atMost roles that the token names, with what they imply; a token never gives more than
///   these, whatever the account has
public record ProviderUser(UserId id, String name, Set<ConsoleRole> atMost)
    implements AccountHolder, AuthenticatedPrincipal, Serializable {
  public ProviderUser {
    atMost = Set.copyOf(atMost);
  }

  /// A principal that stands for such a person in a session.
  public interface Bearer {
    /// As the provider said last.
    ProviderUser providerUser();

    /// Until when that counts if the provider is not asked again: in the background, too, where
    /// nobody would ask.
    Instant standsUntil();
  }

  @Override
  public String getName() {
    return id.value();
  }

  @Override
  public Account account(UserRows users, Instant now) {
    return users
        .findById(id.value())
        .filter(row -> row.subject != null && !row.disabled)
        .map(row -> new Account(Standing.OPEN, ConsoleRole.common(row.rolesNow(), atMost), false))
        .orElseGet(() -> Account.none(Standing.OVER));
  }

  @Override
  public Person person(UserRows users) {
    return new Person(id, users.findById(id.value()).map(row -> row.displayName).orElse(name));
  }
}
