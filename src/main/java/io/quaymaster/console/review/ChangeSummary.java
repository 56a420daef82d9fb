package io.quaymaster.console.review;

import io.quaymaster.console.identity.Person;
import java.time.Instant;
import java.util.List;

/// A change request in a list.
///
/// @param policies the names of the policies that it is about
/// @param emergencyOpen whether it came in force without its approvals and nobody reviewed that yet
public record ChangeSummary(
    ChangeId id,
    String title,
    ChangeState state,
    Person openedBy,
    Instant openedAt,
    Instant changedAt,
    List<String> policies,
    boolean emergencyOpen) {
  public ChangeSummary {
    policies = List.copyOf(policies);
  }
}
