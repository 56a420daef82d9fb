package io.quaymaster.console.identity.keycloak;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// Ends the sessions here that Keycloak says are over there. Spring Security would call the console
/// itself for each of them, which goes wrong, silently, with another cookie or behind a proxy.
final class KeycloakSignOuts implements HttpSessionListener {
  private final KeycloakTokens tokens;
  private final Set<HttpSession> open = ConcurrentHashMap.newKeySet();

  KeycloakSignOuts(KeycloakTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    open.add(event.getSession());
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    open.remove(event.getSession());
  }

  /// Ends what a token of Keycloak says is over.
  ///
  /// @throws org.springframework.security.oauth2.jwt.JwtException if it says nothing of the kind
  void take(String token) {
    KeycloakClaims.SignOut over = tokens.signOut(token);
    open.stream().filter(session -> isOver(session, over)).forEach(KeycloakSignOuts::end);
  }

  private static boolean isOver(HttpSession session, KeycloakClaims.SignOut over) {
    try {
      return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
              instanceof SecurityContext context
          && context.getAuthentication() != null
          && context.getAuthentication().getPrincipal() instanceof KeycloakUser user
          && user.isOf(over.session(), over.subject());
    } catch (IllegalStateException e) {
      return false; // It ended by itself in the meantime.
    }
  }

  private static void end(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException e) {
      // It ended by itself in the meantime, which is what was wanted.
    }
  }
}
