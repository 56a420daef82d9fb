package io.quaymaster.console.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// A token to be made.
///
/// @param expiresAt at most a year from now
/// @param roles some of those of its owner
public record ApiTokenDraft(String name, Instant expiresAt, Set<ConsoleRole> roles) {
  /// A year, and the rest of its last day.
  static final Duration LONGEST = Duration.ofDays(366);

  /// What is proposed, in days.
  public static final int DAYS = 90;

  public ApiTokenDraft {
    roles = Set.copyOf(roles);
  }
}
