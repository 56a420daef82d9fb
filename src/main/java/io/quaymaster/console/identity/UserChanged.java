package io.quaymaster.console.identity;

/// An account was created or changed.
public record UserChanged(Deed.Account account) implements Deed {}
