package io.quaymaster.console.identity;

import java.util.Arrays;
import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/// The console itself, for work that nobody asked for: at the start and in the background. Its name
/// stands in the audit trail like anyone's. In the thread of a page it is of no use: there Vaadin's
/// session says who asks, whatever the thread's security context is.
public final class SystemUser {
  public static final UserId ID = new UserId("quaymaster");

  private SystemUser() {}

  /// Runs `work` in this thread as the console, with exactly these roles, and then as whoever it
  /// was before.
  public static <T> T call(Supplier<T> work, ConsoleRole... roles) {
    SecurityContext before = SecurityContextHolder.getContext();
    SecurityContext mine = SecurityContextHolder.createEmptyContext();
    mine.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            ID.value(),
            null,
            Arrays.stream(roles).map(r -> new SimpleGrantedAuthority(r.authority())).toList()));
    SecurityContextHolder.setContext(mine);
    try {
      return work.get();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }

  public static void run(Runnable work, ConsoleRole... roles) {
    call(
        () -> {
          work.run();
          return ID;
        },
        roles);
  }
}
