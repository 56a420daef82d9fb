package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Person;
import io.quaymaster.iam.policy.PolicyType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A policy and how it stands.
///
/// @param name its own name; for a repository or registry policy, that of what it is on
/// @param active the version in force, if any
/// @param activeSince since when
/// @param latest the newest version, its author and time; null before the first
/// @param findings what the linter says about the newest version
/// @param sample whether it belongs to the sample workspace
public record PolicySummary(
    PolicyId id,
    PolicyType type,
    String name,
    PolicyPlace place,
    String accountName,
    @Nullable VersionNumber active,
    @Nullable Instant activeSince,
    @Nullable VersionNumber latest,
    @Nullable Person latestAuthor,
    @Nullable Instant latestAt,
    FindingCounts findings,
    boolean sample) {

  /// Whether the newest version is not the one in force.
  public boolean hasInactiveChange() {
    return latest != null && !latest.equals(active);
  }
}
