package io.quaymaster.console.catalog;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A repository and the state of its policy.
///
/// @param policy its policy, if one was ever begun
/// @param active the version in force, if any
/// @param latest the newest version, if any; another one than `active` is a change that is not in
///   force
/// @param findings what the linter says about the version in force
public record RepositorySummary(
    RepositoryId id,
    String accountName,
    Map<String, String> tags,
    @Nullable PolicyId policy,
    @Nullable VersionNumber active,
    @Nullable VersionNumber latest,
    FindingCounts findings,
    Instant createdAt) {
  public RepositorySummary {
    tags = Map.copyOf(tags);
  }
}
