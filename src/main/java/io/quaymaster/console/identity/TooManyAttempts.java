package io.quaymaster.console.identity;

import java.io.Serial;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/// A sign-in that was not looked at, since too many before it were wrong.
public final class TooManyAttempts extends AuthenticationException {
  @Serial private static final long serialVersionUID = 1L;

  private final Duration pause;

  TooManyAttempts(Duration pause) {
    super("Too many attempts.");
    this.pause = pause;
  }

  /// How long to wait until the next is looked at; whole seconds, one at least.
  public Duration pause() {
    return pause;
  }
}
