package io.quaymaster.console.ui;

import io.quaymaster.console.identity.IdentityProvider;
import io.quaymaster.console.identity.IdentityProvider.Freshness;
import io.quaymaster.console.identity.OpenSessions;
import io.quaymaster.console.identity.OpenSessions.Session;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/// Looks at every request whether its session still stands: what an administrator changed in an
/// account, or a provider says of it, counts from the next click on, not from the next sign-in.
final class SessionFilter extends OncePerRequestFilter {
  private final OpenSessions sessions;
  private final Optional<IdentityProvider> provider;
  private final SecurityContextHolderStrategy holder;
  private final SecurityContextLogoutHandler end = new SecurityContextLogoutHandler();
  private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

  SessionFilter(
      OpenSessions sessions,
      Optional<IdentityProvider> provider,
      SecurityContextHolderStrategy holder) {
    this.sessions = sessions;
    this.provider = provider;
    this.holder = holder;
    end.setSecurityContextHolderStrategy(holder);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication now = holder.getContext().getAuthentication();
    if (now != null && isOverAtProvider(now, request, response)) {
      end.logout(request, response, now);
    } else if (now != null) {
      switch (sessions.look(now)) {
        case Session.GoesOn(Authentication fresh) -> {
          if (fresh != now) {
            keep(fresh, request, response);
          }
        }
        case Session.Ends _ -> end.logout(request, response, now);
        case Session.EndsWithThePage _ -> {
          if (loadsAPage(request)) {
            end.logout(request, response, now);
          }
        }
      }
    }
    chain.doFilter(request, response);
  }

  private boolean isOverAtProvider(
      Authentication now, HttpServletRequest request, HttpServletResponse response) {
    return provider
        .map(one -> one.freshen(request, response, now))
        .filter(freshness -> freshness == Freshness.ENDS)
        .isPresent();
  }

  private void keep(
      Authentication fresh, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = holder.createEmptyContext();
    context.setAuthentication(fresh);
    holder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  private static boolean loadsAPage(HttpServletRequest request) {
    String accepted = request.getHeader("Accept");
    return accepted != null && accepted.contains("text/html");
  }
}
