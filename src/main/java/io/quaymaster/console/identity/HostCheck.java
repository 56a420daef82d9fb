package io.quaymaster.console.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses whatever calls the console by a name that is not its own, before anything else looks at
/// the request: pages, sockets, the API and the health alike.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10) // Behind what reads the name that a proxy hands on.
class HostCheck extends OncePerRequestFilter {
  /// Misdirected Request.
  private static final int MISDIRECTED = 421;

  private final HostNames names;

  HostCheck(HostNames names) {
    this.names = names;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (names.include(request.getServerName())) {
      chain.doFilter(request, response);
    } else {
      response.setStatus(MISDIRECTED);
      response.setContentType("text/plain;charset=UTF-8");
      response.setHeader("X-Content-Type-Options", "nosniff");
      response
          .getWriter()
          .println(
              "This console does not answer to the name that you called it by. Use the address that"
                  + " its start says, or have its administrators add the name to"
                  + " `quaymaster.hosts`.");
    }
  }
}
