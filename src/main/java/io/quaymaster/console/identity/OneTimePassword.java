package io.quaymaster.console.identity;

/// A password that must be changed when it is first used. It is told once and kept nowhere in
/// clear.
public record OneTimePassword(UserId user, String password) {}
