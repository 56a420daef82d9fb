package io.quaymaster.console.audit.chain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of the trail, flat as databases and exports have it.
///
/// @param position counts from 1 without gaps
/// @param at in whole microseconds
/// @param who the name that the person signs in with
/// @param whoName what they were called then
/// @param remoteAddress where the person's sign-in came from; empty for the console's own work
/// @param what a stable word such as `POLICY_VERSION_SAVED`
/// @param subjectKind the kind of thing it was done to, such as `policy`
/// @param before a hash of what was there, if anything
/// @param after a hash of what is there now, if anything
/// @param previousHash the hash of the entry before
/// @param hash as `EntryHash` makes it of all others
public record AuditEntry(
    long position,
    UUID id,
    Instant at,
    String who,
    String whoName,
    String remoteAddress,
    String what,
    String subjectKind,
    String subject,
    String title,
    @Nullable String before,
    @Nullable String after,
    String reason,
    String previousHash,
    String hash) {

  /// The same with the hash that it should have.
  public AuditEntry sealed() {
    return with(position, previousHash, EntryHash.of(this));
  }

  /// The same in another place of the chain.
  public AuditEntry following(ChainHead head) {
    return with(head.entries() + 1, head.hash(), "").sealed();
  }

  private AuditEntry with(long newPosition, String newPrevious, String newHash) {
    return new AuditEntry(
        newPosition,
        id,
        at,
        who,
        whoName,
        remoteAddress,
        what,
        subjectKind,
        subject,
        title,
        before,
        after,
        reason,
        newPrevious,
        newHash);
  }
}
