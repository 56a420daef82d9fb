package io.quaymaster.console.catalog;

/// Somebody changed who may do what without any text being changed.
///
/// @param title what it is about, for people, such as a policy and what it was attached to
public record AccessChanged(Subject subject, What what, String title, String reason) {

  /// What it is about, whose page tells of it.
  public sealed interface Subject {
    /// A policy that is attached to something, or detached.
    record OfPolicy(PolicyId policy) implements Subject {}

    /// A user that joins a group or leaves it.
    record OfMember(PrincipalId user, PrincipalId group) implements Subject {}

    /// An account and its place in an organization.
    record OfAccount(AccountId account) implements Subject {}
  }

  /// What was done, by the names that the audit trail has for it.
  public enum What {
    POLICY_ATTACHED("attached it"),
    POLICY_DETACHED("detached it"),
    GROUP_JOINED("put the user into the group"),
    GROUP_LEFT("took the user out of the group"),
    ACCOUNT_MOVED("moved the account"),
    ACCOUNT_LEFT_ORGANIZATION("took the account out of its organization"),
    MANAGEMENT_ACCOUNT_NAMED("named the management account");

    private final String words;

    What(String words) {
      this.words = words;
    }

    /// What is said of whoever did it: `Ines Duarte attached it`.
    public String words() {
      return words;
    }
  }
}
