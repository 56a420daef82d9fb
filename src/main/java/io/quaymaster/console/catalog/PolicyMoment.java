package io.quaymaster.console.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An instant at which something changed that may have a say in requests.
public record PolicyMoment(Instant at, List<Happening> happenings) {
  public PolicyMoment {
    happenings = List.copyOf(happenings);
  }

  /// What changed.
  public sealed interface Happening {
    /// Of `policy`, `after` came in force in the place of `before`; null for no version.
    record Switched(PolicyId policy, @Nullable VersionNumber before, @Nullable VersionNumber after)
        implements Happening {}

    /// A policy was attached to a principal, a unit or an account, called `target`.
    record Attached(PolicyId policy, String name, String target) implements Happening {}

    /// It was detached from there.
    record Detached(PolicyId policy, String name, String target) implements Happening {}

    /// The caller joined a group.
    record Joined(String group) implements Happening {}

    /// The caller left a group.
    record Left(String group) implements Happening {}

    /// An account was moved between units; empty for outside of any organization.
    record Moved(AccountId account, String from, String to) implements Happening {}
  }
}
