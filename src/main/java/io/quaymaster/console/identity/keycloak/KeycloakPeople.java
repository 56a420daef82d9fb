package io.quaymaster.console.identity.keycloak;

import io.quaymaster.console.identity.ProviderAccounts;
import io.quaymaster.console.identity.ProviderPerson;
import io.quaymaster.console.identity.ProviderUser;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;

/// Keeps on file what tokens say.
final class KeycloakPeople {
  private final KeycloakTokens tokens;
  private final ProviderAccounts accounts;

  KeycloakPeople(KeycloakTokens tokens, ProviderAccounts accounts) {
    this.tokens = tokens;
    this.accounts = accounts;
  }

  /// Whose access token this is, as from now on known here.
  ///
  /// @throws org.springframework.security.oauth2.jwt.JwtException if it is none for this console
  ProviderUser of(String token) {
    ProviderPerson person = tokens.person(token);
    try {
      return accounts.told(person);
    } catch (DataIntegrityViolationException | OptimisticLockingFailureException e) {
      return accounts.told(person); // Another of their requests was quicker, and it stands now.
    }
  }
}
