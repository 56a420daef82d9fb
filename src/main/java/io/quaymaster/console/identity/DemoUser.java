package io.quaymaster.console.identity;

/// A user of the sample workspace and the password to sign in with.
public record DemoUser(Person person, ConsoleRole role, String password) {}
