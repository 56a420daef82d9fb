package io.quaymaster.console.review;

import io.quaymaster.console.identity.Person;
import java.time.Instant;
import java.util.List;

/// The change request that brought a version in force.
///
/// @param approvals those that counted
public record BroughtBy(
    ChangeId id, String title, List<Person> authors, List<Approved> approvals, Way way) {
  /// Who approved it, and when.
  public record Approved(Person by, Instant at) {}

  /// How it did.
  public enum Way {
    REVIEWED,
    /// Without its approvals.
    EMERGENCY,
    /// By being rolled back, which brought back what it had replaced.
    ROLL_BACK
  }

  public BroughtBy {
    authors = List.copyOf(authors);
    approvals = List.copyOf(approvals);
  }
}
