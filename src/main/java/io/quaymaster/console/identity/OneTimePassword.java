package io.quaymaster.console.identity;

/// A password that must be changed when it is first used, within [#DAYS]. It is told once and kept
/// nowhere in clear.
public record OneTimePassword(UserId user, String password) {
  public static final int DAYS = 7;
}
