package io.quaymaster.console.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/// How much a request may bring: enough for a batch of questions by whoever is signed in, and for a
/// form by whoever is not. More is refused before it is read. Browsers say how much they bring; who
/// does not say is refused too.
final class RequestLimits extends OncePerRequestFilter {
  /// Bytes of a request by somebody signed in: a file of ten million, and what is around it.
  static final long SIGNED_IN = 12_000_000;

  /// Bytes of a request by anybody else.
  static final long ANYBODY = 64_000;

  private static final Set<String> WITHOUT_A_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final SecurityContextHolderStrategy holder;

  RequestLimits(SecurityContextHolderStrategy holder) {
    this.holder = holder;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long length = request.getContentLengthLong();
    if (length > limit()) {
      refuse(
          response,
          HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
          "A request brings at most " + limit() + " bytes.");
    } else if (length < 0 && !WITHOUT_A_BODY.contains(request.getMethod())) {
      refuse(response, HttpServletResponse.SC_LENGTH_REQUIRED, "Send a Content-Length.");
    } else {
      chain.doFilter(request, response);
    }
  }

  /// Not by `sendError`, whose page would lead whoever is not signed in to the sign-in.
  private static void refuse(HttpServletResponse response, int status, String why)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain");
    response.getWriter().println(why);
  }

  private long limit() {
    Authentication who = holder.getContext().getAuthentication();
    return who == null || who instanceof AnonymousAuthenticationToken ? ANYBODY : SIGNED_IN;
  }
}
