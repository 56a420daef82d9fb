package io.quaymaster.console.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses what a page of another site asks for, except to be led here. Vaadin's messages carry a
/// token of their session; the sign-in has none yet, and another site could sign its visitor in as
/// somebody else.
///
/// Browsers say where a request comes from (`Sec-Fetch-Site`, older ones and sockets `Origin`), and
/// no script can change what they say. Who is no browser says nothing, and brings no session of a
/// visitor either.
final class OwnPagesOnly extends OncePerRequestFilter {
  private static final Set<String> LEADING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (leads(request) || isOwn(request)) {
      chain.doFilter(request, response);
    } else {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      response.setContentType("text/plain");
      response.getWriter().println("This was asked for by a page of another site.");
    }
  }

  private static boolean leads(HttpServletRequest request) {
    return LEADING.contains(request.getMethod()) && request.getHeader(HttpHeaders.UPGRADE) == null;
  }

  private static boolean isOwn(HttpServletRequest request) {
    @Nullable String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return OWN.contains(site.toLowerCase(Locale.ROOT));
    }
    @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null || isHere(origin, request);
  }

  /// By the host's name alone: a proxy in front may speak another scheme and port.
  private static boolean isHere(String origin, HttpServletRequest request) {
    try {
      return request.getServerName().equalsIgnoreCase(new URI(origin).getHost());
    } catch (URISyntaxException unreadable) {
      return false;
    }
  }
}
