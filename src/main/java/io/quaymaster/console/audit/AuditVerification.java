package io.quaymaster.console.audit;

import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.audit.chain.ChainCheck;
import io.quaymaster.console.audit.chain.ChainFault;
import io.quaymaster.console.audit.chain.ChainHead;
import io.quaymaster.console.audit.chain.ChainVerdict;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Looks whether the trail is as it was written. Entries may be added meanwhile.
@Service
@Requires(ConsoleRole.AUDITOR)
public class AuditVerification {
  private static final int WINDOW = 1_000;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final AuditRows rows;
  private final JdbcClient jdbc;

  AuditVerification(AuditRows rows, JdbcClient jdbc) {
    this.rows = rows;
    this.jdbc = jdbc;
  }

  /// Walks the whole chain, in memory for a window of it.
  ///
  /// @param kept the hash of a head that was kept elsewhere, if there is one
  /// @param progress is told the per cent that are done
  /// @throws CancellationException soon after `cancelled` says yes
  public ChainVerdict verify(
      @Nullable String kept, IntConsumer progress, BooleanSupplier cancelled) {
    ChainHead head = rows.head();
    ChainCheck check = new ChainCheck(ChainCheck.Extent.WHOLE, kept);
    long position = Long.MIN_VALUE;
    UUID id = BEFORE_ALL;
    while (true) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("Verifying the audit trail was cancelled");
      }
      List<AuditEntry> window = rows.after(position, id, WINDOW);
      window.stream().filter(entry -> entry.position() <= head.entries()).forEach(check::take);
      if (window.isEmpty() || window.getLast().position() > head.entries()) {
        break;
      }
      position = window.getLast().position();
      id = window.getLast().id();
      progress.accept((int) (100 * Math.max(0, position) / Math.max(1, head.entries())));
    }
    check.endsAt(head);
    beyondTheHead(check);
    return check.verdict();
  }

  /// Whether the entries go on behind the head, and whether there is one. It takes one statement,
  /// so that no writer comes between.
  private void beyondTheHead(ChainCheck check) {
    List<Long> last =
        jdbc.sql(
                "select (select max(e.position) from audit_entry e where e.position > h.entries)"
                    + " from audit_head h where h.id = 1")
            .query((rs, n) -> rs.getLong(1))
            .list();
    if (last.isEmpty()) {
      check.fault(
          new ChainFault(
              0,
              ChainFault.Kind.HEAD,
              null,
              "The row with the head of the chain is missing, so that nobody knows where it should end."));
    } else if (last.getFirst() > 0) {
      check.fault(
          new ChainFault(
              last.getFirst(),
              ChainFault.Kind.HEAD,
              null,
              "The trail goes on to entry %d, behind its head: what is there was inserted."
                  .formatted(last.getFirst())));
    }
  }
}
