package io.quaymaster.console.identity;

import java.util.function.Supplier;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/// Does something as somebody with one role.
public record As(String name, ConsoleRole role) {
  public static final As VIEWER = new As("ole", ConsoleRole.VIEWER);
  public static final As AUTHOR = new As("tomasz", ConsoleRole.AUTHOR);
  public static final As REVIEWER = new As("priya", ConsoleRole.REVIEWER);
  public static final As ADMIN = new As("ines", ConsoleRole.ADMIN);
  public static final As AUDITOR = new As("marguerite", ConsoleRole.AUDITOR);

  public static As author(String name) {
    return new As(name, ConsoleRole.AUTHOR);
  }

  public static As reviewer(String name) {
    return new As(name, ConsoleRole.REVIEWER);
  }

  public <T> T call(Supplier<T> work) {
    var before = SecurityContextHolder.getContext();
    var mine = SecurityContextHolder.createEmptyContext();
    mine.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            name, null, java.util.List.of(new SimpleGrantedAuthority(role.authority()))));
    SecurityContextHolder.setContext(mine);
    try {
      return work.get();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }

  public void run(Runnable work) {
    call(() -> {
      work.run();
      return "done";
    });
  }
}
