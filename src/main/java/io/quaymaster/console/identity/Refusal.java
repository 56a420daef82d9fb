package io.quaymaster.console.identity;

import java.util.Locale;

/// Something that was tried and refused: a sign-in, or a deed for want of a role. Nothing came of
/// it, so there is no transaction to report it in; it may be tried again and again.
public record Refusal(Deed.Actor actor, Deed.Account account) {
  /// So many characters of a name that somebody tried are kept.
  private static final int MAX_NAME = 100;

  /// A sign-in. Nobody knows who tried, so the entry is the console's own. What was typed may be
  /// anything, a password in the wrong field too.
  static Refusal ofSignIn(String typed, String remoteAddress, String reason) {
    String tried = typed.strip();
    String shown = tried.isEmpty() ? "(no name)" : Legible.shown(tried, MAX_NAME);
    String subject = UserId.parse(tried.toLowerCase(Locale.ROOT)).map(UserId::value).orElse(shown);
    return new Refusal(
        new Deed.Actor(new Person(SystemUser.ID, "Quaymaster"), remoteAddress),
        new Deed.Account("SIGN_IN_REFUSED", "session", subject, shown, null, null, reason));
  }
}
