package io.quaymaster.console.identity.keycloak;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.StringUtils;

/// A token to call with names its kind and somebody whom it is of.
final class AccessTokenValidator implements OAuth2TokenValidator<Jwt> {
  private static final OAuth2Error OTHER =
      new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "This is no access token of a person.", null);

  @Override
  public OAuth2TokenValidatorResult validate(Jwt token) {
    return KeycloakClaims.isAccessToken(token) && StringUtils.hasText(token.getSubject())
        ? OAuth2TokenValidatorResult.success()
        : OAuth2TokenValidatorResult.failure(OTHER);
  }
}
