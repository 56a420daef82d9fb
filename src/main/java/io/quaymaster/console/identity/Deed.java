package io.quaymaster.console.identity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that was done and is to be remembered: every event of a change is one. It is published
/// in the transaction that does it.
public interface Deed {
  Account account();

  /// Who did it, if that is not whoever is signed in in this thread.
  default Optional<Actor> actor() {
    return Optional.empty();
  }

  /// Somebody and where their sign-in came from.
  record Actor(Person person, String remoteAddress) {}

  /// What the audit trail keeps, besides who, when and from where.
  ///
  /// @param what a stable word such as `POLICY_VERSION_SAVED`
  /// @param kind the kind of thing it was done to, such as `policy`
  /// @param subject the id of that thing
  /// @param title how a person calls that thing
  /// @param before a hash of what was there, if anything
  /// @param after a hash of what is there now, if anything
  /// @param reason why, in the doer's words; may be empty
  record Account(
      String what,
      String kind,
      String subject,
      String title,
      @Nullable String before,
      @Nullable String after,
      String reason) {

    public static Account of(String what, String kind, String subject, String title) {
      return new Account(what, kind, subject, title, null, null, "");
    }
  }
}
