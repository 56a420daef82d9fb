package io.quaymaster.console.audit.chain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that is wrong with a chain.
///
/// @param position of the entry that it was seen at
/// @param entry what that entry says about itself now, if there is one
/// @param sentence what is wrong, for people
public record ChainFault(long position, Kind kind, @Nullable Witness entry, String sentence) {

  public enum Kind {
    /// What the entry says is not what it said when it was written.
    ALTERED,
    /// The entry before it is not the one that it was written after.
    UNLINKED,
    /// Entries that were there are gone.
    MISSING,
    /// The entry stands where it does not belong.
    MISPLACED,
    /// The chain does not end as the database remembers it.
    HEAD,
    /// The chain does not hold what somebody kept of it.
    KEPT_HEAD
  }

  /// Who an entry says did what, and when.
  public record Witness(String who, String whoName, Instant at, String what, String title) {
    static Witness of(AuditEntry entry) {
      return new Witness(entry.who(), entry.whoName(), entry.at(), entry.what(), entry.title());
    }
  }
}
