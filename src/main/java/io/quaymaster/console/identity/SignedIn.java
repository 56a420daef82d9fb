package io.quaymaster.console.identity;

import java.util.Optional;

/// Somebody came in.
record SignedIn(Actor who, String reason) implements Deed {
  @Override
  public Account account() {
    return new Account(
        "SIGNED_IN", "session", who.person().id().value(), who.person().name(), null, null, reason);
  }

  @Override
  public Optional<Actor> actor() {
    return Optional.of(who);
  }
}
