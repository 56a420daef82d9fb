package io.quaymaster.console.identity.keycloak;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// Ends the sessions here that Keycloak says are over there. Spring Security would call the console
/// itself for each of them, which goes wrong, silently, with another cookie or behind a proxy.
final class KeycloakSignOuts implements LogoutHandler, HttpSessionListener {
  private final Set<HttpSession> open = ConcurrentHashMap.newKeySet();

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    open.add(event.getSession());
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    open.remove(event.getSession());
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (authentication != null && authentication.getPrincipal() instanceof OidcLogoutToken over) {
      open.stream().filter(session -> isOver(session, over)).forEach(KeycloakSignOuts::end);
    }
  }

  private static boolean isOver(HttpSession session, OidcLogoutToken over) {
    try {
      return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
              instanceof SecurityContext context
          && context.getAuthentication() != null
          && context.getAuthentication().getPrincipal() instanceof KeycloakUser user
          && user.isOf(over.getSessionId(), over.getSubject());
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
