package io.quaymaster.console.identity.keycloak;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/// A token that ends sessions says so, and whose.
final class SignOutValidator implements OAuth2TokenValidator<Jwt> {
  private static final OAuth2Error OTHER =
      new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "This ends no session.", null);

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    return KeycloakClaims.isSignOut(token)
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(OTHER);
  }
}
