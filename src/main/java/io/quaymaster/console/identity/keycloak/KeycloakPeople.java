package io.quaymaster.console.identity.keycloak;

import io.quaymaster.console.identity.ProviderAccounts;
import io.quaymaster.console.identity.ProviderUser;
import java.time.Instant;
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

  /// Somebody, and until when their token says so.
  record Known(ProviderUser user, Instant until) {}

  /// Whose access token this is that Keycloak gave just now, as from now on known here.
  ///
  /// @throws org.springframework.security.oauth2.jwt.JwtException if it is none for this console
  Known given(String token) {
    KeycloakTokens.Access access = tokens.given(token);
    return new Known(onFile(access), access.until());
  }

  /// Who calls with this access token, as from now on known here.
  ///
  /// @throws org.springframework.security.oauth2.jwt.JwtException if it is none for this console
  ProviderUser calling(String token) {
    return onFile(tokens.brought(token));
  }

  private ProviderUser onFile(KeycloakTokens.Access access) {
    try {
      return accounts.told(access.person());
    } catch (DataIntegrityViolationException | OptimisticLockingFailureException e) {
      return accounts.told(
          access.person()); // Another of their requests was quicker; it stands now.
    }
  }
}
