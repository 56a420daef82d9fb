package io.quaymaster.console.identity;

import io.quaymaster.console.identity.SignedInUser.Account;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/// A principal with an account on file, which says what they may do now.
interface AccountHolder {
  Account account(UserRows users);

  /// As they are called now.
  Person person(UserRows users);

  static Optional<AccountHolder> of(Authentication authentication) {
    return switch (authentication.getPrincipal()) {
      case AccountHolder holder -> Optional.of(holder);
      case ProviderUser.Bearer bearer -> Optional.of(bearer.providerUser());
      case null, default -> Optional.empty();
    };
  }
}
