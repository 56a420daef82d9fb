package io.quaymaster.console.identity;

/// What became of a change to somebody's account.
public sealed interface AccountOutcome<T> {
  record Done<T>(T result) implements AccountOutcome<T> {}

  /// Nothing was changed, since somebody else has changed the account in the meantime, to `latest`.
  record Stale<T>(UserAccount latest) implements AccountOutcome<T> {}
}
