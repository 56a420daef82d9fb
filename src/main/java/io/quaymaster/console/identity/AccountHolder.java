package io.quaymaster.console.identity;

import io.quaymaster.console.identity.SignedInUser.Account;
import io.quaymaster.console.identity.SignedInUser.Standing;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/// A principal with an account on file, which says what they may do now.
interface AccountHolder {
  Account account(UserRows users, Instant now);

  /// As they are called now.
  Person person(UserRows users);

  static Optional<AccountHolder> of(Authentication authentication) {
    return switch (authentication.getPrincipal()) {
      case AccountHolder holder -> Optional.of(holder);
      case ProviderUser.Bearer bearer -> Optional.of(new InASession(bearer));
      case null, default -> Optional.empty();
    };
  }

  /// Somebody of the identity provider, for as long as what it said of them counts.
  record InASession(ProviderUser.Bearer bearer) implements AccountHolder {
    @Override
    public Account account(UserRows users, Instant now) {
      return now.isBefore(bearer.standsUntil())
          ? bearer.providerUser().account(users, now)
          : Account.none(Standing.LAPSED);
    }

    @Override
    public Person person(UserRows users) {
      return bearer.providerUser().person(users);
    }
  }
}
