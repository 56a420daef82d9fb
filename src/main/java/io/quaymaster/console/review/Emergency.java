package io.quaymaster.console.review;

import io.quaymaster.console.identity.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A change request came in force without its approvals.
///
/// @param incident what the emergency is called elsewhere
/// @param due until when somebody else is to review it
/// @param closed by whom that was done; null as long as it is due
public record Emergency(
    Person by, Instant at, String incident, String reason, Instant due, @Nullable Ending closed) {

  public boolean isOpen() {
    return closed == null;
  }

  public boolean isOverdue(Instant now) {
    return isOpen() && now.isAfter(due);
  }
}
