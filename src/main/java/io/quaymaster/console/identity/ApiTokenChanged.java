package io.quaymaster.console.identity;

/// A token was made or revoked; `account().subject()` is its owner.
public record ApiTokenChanged(Deed.Account account) implements Deed {}
