package io.quaymaster.console.rest;

import io.quaymaster.console.identity.BearerTokens;
import io.quaymaster.console.identity.ConsoleRole;
import java.util.List;
import java.util.Locale;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/// Tokens of tests: `test.author.tomasz` is Tomasz with the role of an author, `test.none.nemo` is
/// somebody without any. The only place that knows how tests get a token.
@Component
class TestTokens implements BearerTokens.Kind {
  static String of(ConsoleRole role, String name) {
    return "test." + role.name().toLowerCase(Locale.ROOT) + "." + name;
  }

  static String withoutRole() {
    return "test.none.nemo";
  }

  @Override
  public boolean covers(String token) {
    return token.startsWith("test.");
  }

  @Override
  public Authentication authenticate(BearerTokenAuthenticationToken token) {
    String[] parts = token.getToken().split("\\.", 3);
    return UsernamePasswordAuthenticationToken.authenticated(
        parts[2],
        null,
        parts[1].equals("none")
            ? List.of()
            : List.of(
                new SimpleGrantedAuthority(
                    ConsoleRole.valueOf(parts[1].toUpperCase(Locale.ROOT)).authority())));
  }
}
