package io.quaymaster.console.identity;

/// An account as somebody saw it when they decided to change it.
public record AccountRevision(UserId user, int number) {
  public static AccountRevision of(UserAccount account) {
    return new AccountRevision(account.person().id(), account.revision());
  }
}
