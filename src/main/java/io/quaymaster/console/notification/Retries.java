package io.quaymaster.console.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a delivery that failed is tried again: after half a minute, then after four times as long
/// each time, at most six hours, until so many attempts or a day are over.
final class Retries {
  static final int MOST_ATTEMPTS = 8;
  static final Duration LONGEST_AGE = Duration.ofHours(24);

  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofHours(6);

  private Retries() {}

  /// @param attempts those that were made, at least one
  /// @return nothing if it is to be given up
  static Optional<Instant> next(int attempts, Instant created, Instant now) {
    if (attempts >= MOST_ATTEMPTS) {
      return Optional.empty();
    }
    Duration wait = FIRST.multipliedBy(1L << 2 * (attempts - 1));
    Instant next = now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST);
    return next.isAfter(created.plus(LONGEST_AGE)) ? Optional.empty() : Optional.of(next);
  }
}
