package io.quaymaster.console.identity.keycloak;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Where Keycloak says that somebody signed out there. Anybody can call it, so what it takes is
/// little, and what it costs too: Spring Security's own would fetch Keycloak's keys, with no limit
/// of time, for every key that somebody makes up.
final class SignOutCalls extends OncePerRequestFilter {
  static final String PATH = "/logout/connect/back-channel/" + KeycloakRegistration.ID;
  private static final int MOST_BYTES = 16_000;

  private final KeycloakSignOuts signOuts;

  SignOutCalls(KeycloakSignOuts signOuts) {
    this.signOuts = signOuts;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST")
        || !request.getRequestURI().equals(request.getContextPath() + PATH);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    response.setHeader("Cache-Control", "no-store");
    response.setStatus(answer(request));
  }

  private int answer(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    if (length < 0 || length > MOST_BYTES) {
      return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
    }
    String token = request.getParameter("logout_token");
    if (token == null) {
      return HttpServletResponse.SC_BAD_REQUEST;
    }
    try {
      signOuts.take(token);
      return HttpServletResponse.SC_OK;
    } catch (BadJwtException e) {
      return HttpServletResponse.SC_BAD_REQUEST;
    } catch (JwtException e) {
      return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
  }
}
