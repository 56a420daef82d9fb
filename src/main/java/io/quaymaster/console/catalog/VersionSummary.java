package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A version without its text, for lists.
///
/// @param basedOn the version that its author began with; null for the first
/// @param textHash of the text, byte for byte
/// @param canonicalHash of what the text says: equal for texts that differ only in layout
/// @param active whether it is in force now
/// @param activatedBefore whether it was ever in force
public record VersionSummary(
    VersionId id,
    Person author,
    Instant createdAt,
    String reason,
    Origin origin,
    @Nullable VersionNumber basedOn,
    ContentHash textHash,
    ContentHash canonicalHash,
    int length,
    FindingCounts findings,
    boolean active,
    boolean activatedBefore) {

  public VersionNumber number() {
    return id.number();
  }
}
