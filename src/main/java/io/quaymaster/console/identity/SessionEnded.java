package io.quaymaster.console.identity;

import java.util.Optional;

/// A session of somebody is over: they signed out, or it ended without them.
record SessionEnded(Actor who, String reason) implements Deed {
  @Override
  public Account account() {
    return new Account(
        "SESSION_ENDED",
        "session",
        who.person().id().value(),
        who.person().name(),
        null,
        null,
        reason);
  }

  @Override
  public Optional<Actor> actor() {
    return Optional.of(who);
  }
}
