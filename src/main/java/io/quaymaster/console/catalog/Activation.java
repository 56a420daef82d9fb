package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A time in which a version was in force: from `from` (included) to `to` (excluded), or until now.
public record Activation(
    VersionId version,
    Instant from,
    @Nullable Instant to,
    Person by,
    String reason,
    @Nullable Person endedBy,
    @Nullable String endReason) {

  public boolean isOpen() {
    return to == null;
  }
}
