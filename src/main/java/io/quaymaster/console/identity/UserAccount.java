package io.quaymaster.console.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An account that a person signs in with; `roles` as given, without what they imply.
///
/// @param oneTimeUntil until when the one-time password lets the person in; empty where there is
///   none
/// @param demo whether it belongs to the sample workspace
/// @param service whether programs act as it and nobody signs in
/// @param groups the groups of accounts that the identity provider has the person in
/// @param lastSignInAt empty until the first time
/// @param revision counts the changes of the account, so that a command can say what it is based on
public record UserAccount(
    Person person,
    Set<ConsoleRole> roles,
    boolean disabled,
    boolean mustChangePassword,
    @Nullable Instant oneTimeUntil,
    boolean demo,
    boolean service,
    AccountGroups groups,
    Instant createdAt,
    @Nullable Instant lastSignInAt,
    int revision) {

  /// Whether the person can sign in.
  public enum State {
    /// With a password of their own.
    ENABLED("Enabled"),
    /// With a one-time password, which they have not replaced yet.
    INVITED("One-time password"),
    /// Not at all.
    DISABLED("Disabled");

    private final String title;

    State(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /// Whether the person has nothing but a one-time password, and it lets nobody in any more.
  public boolean isExpired(Instant now) {
    return oneTimeUntil != null && !now.isBefore(oneTimeUntil);
  }

  public State state() {
    if (disabled) {
      return State.DISABLED;
    }
    return mustChangePassword ? State.INVITED : State.ENABLED;
  }
}
