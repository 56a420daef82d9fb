package io.quaymaster.console.review;

import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.Person;
import java.time.Instant;
import java.util.Optional;

/// Something that was said or done in a thread. None is ever changed or taken back.
public sealed interface Remark {
  /// Counts up over all change requests.
  long number();

  Person by();

  Instant at();

  /// @param words may be empty beside a suggestion
  /// @param suggestion another text for the lines that the thread is about; empty to leave them out
  record Said(long number, Person by, Instant at, String words, Optional<String> suggestion)
      implements Remark {}

  record Resolved(long number, Person by, Instant at) implements Remark {}

  record Reopened(long number, Person by, Instant at) implements Remark {}

  /// @param suggestion number of the remark that suggested it
  /// @param version that has it in its text
  record TakenUp(long number, Person by, Instant at, long suggestion, VersionNumber version)
      implements Remark {}
}
