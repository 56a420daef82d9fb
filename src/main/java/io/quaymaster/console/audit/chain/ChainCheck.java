package io.quaymaster.console.audit.chain;

import io.quaymaster.console.audit.chain.ChainFault.Kind;
import io.quaymaster.console.audit.chain.ChainFault.Witness;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks a chain entry by entry, in the order of their positions, in memory for one entry and the
/// first faults.
///
/// After a fault it goes on from what is there, so that each fault is told once.
public final class ChainCheck {
  public static final int FAULTS_KEPT = 100;

  /// How much of a chain is looked at.
  public enum Extent {
    /// All of it, from the first entry on.
    WHOLE,
    /// A selection: entries may be left out, and those that are there are checked.
    PART
  }

  private final Extent extent;
  private final @Nullable String kept;
  private final List<ChainFault> faults = new ArrayList<>();
  private ChainHead last = ChainHead.NONE;
  private boolean keptFound;
  private long entries;
  private long faultCount;

  /// @param kept the hash of a head that was kept elsewhere, if there is one
  public ChainCheck(Extent extent, @Nullable String kept) {
    this.extent = extent;
    this.kept = kept;
    this.keptFound = kept == null || kept.equals(ChainHead.NONE.hash());
  }

  public void take(AuditEntry entry) {
    entries++;
    boolean own = EntryHash.of(entry).equals(entry.hash());
    if (!own) {
      fault(
          Kind.ALTERED,
          entry,
          "Entry %d was altered: its hash is not that of what it says now."
              .formatted(entry.position()));
    }
    if (entry.position() <= last.entries()) {
      fault(
          Kind.MISPLACED,
          entry,
          "Entry %d stands after entry %d: it was inserted, repeated or moved."
              .formatted(entry.position(), last.entries()));
      return;
    }
    follow(entry);
    keptFound |= own && entry.hash().equals(kept);
    last = ChainHead.at(entry);
  }

  private void follow(AuditEntry entry) {
    if (entry.position() == last.entries() + 1) {
      if (!entry.previousHash().equals(last.hash())) {
        fault(Kind.UNLINKED, entry, unlinked(entry));
      }
    } else if (extent == Extent.WHOLE) {
      fault(Kind.MISSING, entry, missing(last.entries() + 1, entry.position() - 1));
    }
  }

  private static String unlinked(AuditEntry entry) {
    return entry.position() == 1
        ? "Entry 1 was not the first when it was written: what stood before it was removed."
        : "Entry %d was written after another entry %d than stands there now: one of the two was replaced."
            .formatted(entry.position(), entry.position() - 1);
  }

  private static String missing(long from, long to) {
    return from == to
        ? "Entry %d is missing.".formatted(from)
        : "Entries %d to %d are missing.".formatted(from, to);
  }

  /// Compares the end of what was taken with where the chain should end.
  public void endsAt(ChainHead head) {
    if (last.entries() < head.entries()) {
      fault(
          new ChainFault(
              last.entries() + 1,
              Kind.MISSING,
              null,
              missing(last.entries() + 1, head.entries())
                  + " They were the newest when the trail was written to last."));
    } else if (last.entries() > head.entries()) {
      fault(
          new ChainFault(
              last.entries(),
              Kind.HEAD,
              null,
              "The trail goes on to entry %d, and should end at %d: what follows was inserted."
                  .formatted(last.entries(), head.entries())));
    } else if (!last.hash().equals(head.hash())) {
      fault(
          new ChainFault(
              last.entries(),
              Kind.HEAD,
              null,
              "The trail should end with the hash %s, and ends with %s: its end was rewritten."
                  .formatted(head.hash(), last.hash())));
    }
  }

  /// Something that whoever reads the chain has found.
  public void fault(ChainFault fault) {
    faultCount++;
    if (faults.size() < FAULTS_KEPT) {
      faults.add(fault);
    }
  }

  private void fault(Kind kind, AuditEntry entry, String sentence) {
    fault(new ChainFault(entry.position(), kind, Witness.of(entry), sentence));
  }

  /// The end: nothing more is taken.
  public ChainVerdict verdict() {
    if (!keptFound) {
      fault(
          new ChainFault(
              last.entries(),
              Kind.KEPT_HEAD,
              null,
              "No entry has the hash that was kept, %s: entries up to it were rewritten, or the newest are missing."
                  .formatted(kept)));
    }
    return new ChainVerdict(entries, last, faults, faultCount);
  }
}
