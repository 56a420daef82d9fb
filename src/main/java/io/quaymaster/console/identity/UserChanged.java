package io.quaymaster.console.identity;

/// An account was created or changed; `account().subject()` is the name that its person signs in
/// with.
public record UserChanged(Deed.Account account) implements Deed {}
