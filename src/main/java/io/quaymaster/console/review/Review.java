package io.quaymaster.console.review;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Person;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody thinks of a change request. Nothing that was said is ever changed: a newer review
/// of the same person takes its place, or it is dismissed.
///
/// @param number counts up over all change requests
/// @param roles what the person was here when saying so
/// @param words may be empty for an approval of what carries no risk
/// @param seen what the person had before them
/// @param dismissal null unless it was dismissed
public record Review(
    long number,
    Opinion opinion,
    Person by,
    Set<ConsoleRole> roles,
    Instant at,
    String words,
    Binding seen,
    @Nullable Dismissal dismissal) {
  public Review {
    Set<ConsoleRole> copy = EnumSet.noneOf(ConsoleRole.class);
    copy.addAll(roles);
    roles = Collections.unmodifiableSet(copy);
  }

  /// What a review says.
  public enum Opinion {
    APPROVE,
    REQUEST_CHANGES
  }

  /// Why a review does not count any more.
  public record Dismissal(Person by, Instant at, String reason) {}

  boolean isDismissed() {
    return dismissal != null;
  }
}
