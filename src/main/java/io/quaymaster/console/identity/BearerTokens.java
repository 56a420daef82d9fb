package io.quaymaster.console.identity;

import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/// Says who calls with a token in the header `Authorization: Bearer`. It is no
/// `AuthenticationManager`: as a bean that would be asked about everybody who signs in anywhere.
@Component
public class BearerTokens {
  private final List<Kind> kinds;

  BearerTokens(List<Kind> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /// One kind of tokens.
  public interface Kind {
    /// Whether it looks like one of these, real or not.
    boolean covers(String token);

    /// @throws AuthenticationException if it lets nobody in
    Authentication authenticate(BearerTokenAuthenticationToken token);
  }

  /// @throws AuthenticationException if the token lets nobody in
  public Authentication authenticate(Authentication authentication) {
    if (authentication instanceof BearerTokenAuthenticationToken bearer) {
      for (Kind kind : kinds) {
        if (kind.covers(bearer.getToken())) {
          return kind.authenticate(bearer);
        }
      }
    }
    throw new InvalidBearerTokenException("This console takes no such token.");
  }
}
