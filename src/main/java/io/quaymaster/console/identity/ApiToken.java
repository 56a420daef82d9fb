package io.quaymaster.console.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A token that calls `/api` as its owner, without the text of it, which nobody knows but who has
/// it.
///
/// @param hint how it begins
/// @param roles what it may use of what its owner has, as given
/// @param lastUsedAt to the minute; empty until the first time
public record ApiToken(
    UUID id,
    UserId owner,
    String name,
    String hint,
    Set<ConsoleRole> roles,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt) {

  /// Whether it lets anybody in.
  public enum State {
    VALID("valid"),
    EXPIRED("expired"),
    REVOKED("revoked");

    private final String title;

    State(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  public State state(Instant now) {
    if (revokedAt != null) {
      return State.REVOKED;
    }
    return now.isBefore(expiresAt) ? State.VALID : State.EXPIRED;
  }
}
