package io.quaymaster.console.identity.keycloak;

import io.quaymaster.console.identity.BearerTokens;
import io.quaymaster.console.identity.ProviderUser;
import java.util.List;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/// Access tokens of Keycloak, of people and of pipelines. What they may do is asked of their
/// account, so no authority stands in the answer.
final class KeycloakBearer implements BearerTokens.Kind {
  private final KeycloakPeople people;

  KeycloakBearer(KeycloakPeople people) {
    this.people = people;
  }

  @Override
  public boolean covers(String token) {
    return token.chars().filter(c -> c == '.').count() == 2;
  }

  @Override
  public Authentication authenticate(BearerTokenAuthenticationToken bearer) {
    ProviderUser user;
    try {
      user = people.calling(bearer.getToken());
    } catch (BadJwtException e) {
      throw new InvalidBearerTokenException("The token is not valid here.", e);
    } catch (JwtException e) {
      throw new AuthenticationServiceException("Keycloak did not tell its keys.", e);
    }
    UsernamePasswordAuthenticationToken known =
        UsernamePasswordAuthenticationToken.authenticated(user, null, List.of());
    known.setDetails(bearer.getDetails());
    return known;
  }
}
