package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Person;
import java.time.Instant;

/// Something that happened to a policy.
public sealed interface RecentChange {
  PolicySummary policy();

  VersionId version();

  Instant at();

  Person by();

  /// In the words of whoever did it.
  String reason();

  /// A version was saved; it is not in force by that.
  record Saved(PolicySummary policy, VersionSummary saved) implements RecentChange {
    @Override
    public VersionId version() {
      return saved.id();
    }

    @Override
    public Instant at() {
      return saved.createdAt();
    }

    @Override
    public Person by() {
      return saved.author();
    }

    @Override
    public String reason() {
      return saved.reason();
    }
  }

  /// A version came in force.
  record Activated(PolicySummary policy, VersionId version, Instant at, Person by, String reason)
      implements RecentChange {}

  /// A version ceased to be in force, and no other took its place.
  record Ended(PolicySummary policy, VersionId version, Instant at, Person by, String reason)
      implements RecentChange {}
}
