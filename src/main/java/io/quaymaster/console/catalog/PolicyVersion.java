package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One immutable text of a policy, byte for byte as it was written.
///
/// @param basedOn the version that its author began with; null for the first
/// @param canonicalHash of what the text says: equal for texts that differ only in layout
public record PolicyVersion(
    VersionId id,
    Person author,
    Instant createdAt,
    String reason,
    Origin origin,
    @Nullable VersionNumber basedOn,
    String text,
    ContentHash textHash,
    ContentHash canonicalHash) {

  public VersionNumber number() {
    return id.number();
  }
}
