package io.quaymaster.console.identity;

import java.util.EnumSet;
import java.util.Set;

/// What a person may do in the console. Whoever has any role may read.
public enum ConsoleRole {
  /// Reads the catalogue and asks questions.
  VIEWER("Viewer"),
  /// Writes drafts and saves versions.
  AUTHOR("Author"),
  /// Approves what others wrote.
  REVIEWER("Reviewer"),
  /// Activates versions and administers accounts, registries, principals and people.
  ADMIN("Administrator"),
  /// Reads the audit trail.
  AUDITOR("Auditor");

  private final String title;

  ConsoleRole(String title) {
    this.title = title;
  }

  /// The name used in sentences.
  public String title() {
    return title;
  }

  /// Itself and what it brings along: an administrator reads the audit trail, but writes no policy.
  public Set<ConsoleRole> implied() {
    return this == ADMIN ? EnumSet.of(ADMIN, AUDITOR, VIEWER) : EnumSet.of(this, VIEWER);
  }

  /// The name that Spring Security knows it by.
  public String authority() {
    return "ROLE_" + name();
  }
}
