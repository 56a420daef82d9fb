package io.quaymaster.console.identity;

/// A demo user went with the sample workspace.
public record DemoUserWithdrawn(Deed.Account account) implements Deed {}
