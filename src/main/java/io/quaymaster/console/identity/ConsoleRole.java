package io.quaymaster.console.identity;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// What a person may do in the console. Whoever has any role may read.
public enum ConsoleRole {
  VIEWER("Viewer", "Reads everything on file, asks who can do what, and compares versions."),
  AUTHOR(
      "Author",
      "Reads, and writes policies: saves versions, proposes them, and activates what others approved."),
  REVIEWER("Reviewer", "Reads, and reviews what others wrote."),
  ADMIN(
      "Administrator",
      "Reads, the audit trail included; reviews what others wrote, and activates it once it is approved;"
          + " administers accounts, registries, principals and people. Writes no policy."),
  AUDITOR("Auditor", "Reads, the audit trail included."),
  BREAK_GLASS(
      "Emergency",
      "Reads, and activates what is not approved in an emergency; others review that afterwards.");

  private final String title;
  private final String duties;

  ConsoleRole(String title, String duties) {
    this.title = title;
    this.duties = duties;
  }

  /// The name used in sentences.
  public String title() {
    return title;
  }

  /// What whoever has it may do, in a sentence or two.
  public String duties() {
    return duties;
  }

  /// Itself and what it brings along: an administrator reads the audit trail, but writes no policy.
  public Set<ConsoleRole> implied() {
    return this == ADMIN ? EnumSet.of(ADMIN, AUDITOR, VIEWER) : EnumSet.of(this, VIEWER);
  }

  /// These and what they bring along.
  static Set<ConsoleRole> implied(Collection<ConsoleRole> roles) {
    Set<ConsoleRole> all = EnumSet.noneOf(ConsoleRole.class);
    roles.forEach(role -> all.addAll(role.implied()));
    return all;
  }

  /// Those that are among both.
  static Set<ConsoleRole> common(Set<ConsoleRole> some, Set<ConsoleRole> others) {
    Set<ConsoleRole> left = EnumSet.noneOf(ConsoleRole.class);
    left.addAll(some);
    left.retainAll(others);
    return left;
  }

  /// The name that Spring Security knows it by.
  public String authority() {
    return "ROLE_" + name();
  }
}
