package io.quaymaster.console.audit;

import io.quaymaster.console.audit.chain.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What a transaction has done so far. It is written down just before the commit, after everything
/// else: all writers wait for the one row with the head of the chain, so whoever has it must need
/// nothing more that another may hold.
final class PendingEntries implements TransactionSynchronization {
  private enum Phase {
    WORKING,
    WRITTEN,
    OVER
  }

  private final Consumer<List<AuditEntry>> writer;
  private final List<AuditEntry> entries = new ArrayList<>();
  private Phase phase = Phase.WORKING;

  private PendingEntries(Consumer<List<AuditEntry>> writer) {
    this.writer = writer;
  }

  /// Those of the transaction of this thread; `begun` runs if there were none yet.
  static PendingEntries of(Consumer<List<AuditEntry>> writer, Runnable begun) {
    if (TransactionSynchronizationManager.getResource(PendingEntries.class)
        instanceof PendingEntries there) {
      return there;
    }
    PendingEntries fresh = new PendingEntries(writer);
    TransactionSynchronizationManager.registerSynchronization(fresh);
    fresh.resume();
    begun.run();
    return fresh;
  }

  void add(AuditEntry entry) {
    switch (phase) {
      case WORKING -> entries.add(entry);
      case WRITTEN -> writer.accept(List.of(entry)); // By another who works just before the commit.
      case OVER ->
          throw new IllegalStateException(
              entry.what() + " was told after its transaction; it cannot be written down any more");
    }
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  @Override
  public void beforeCommit(boolean readOnly) {
    writer.accept(entries);
    phase = Phase.WRITTEN;
  }

  @Override
  public void beforeCompletion() {
    phase = Phase.OVER;
  }

  @Override
  public void suspend() {
    TransactionSynchronizationManager.unbindResourceIfPossible(PendingEntries.class);
  }

  @Override
  public void resume() {
    TransactionSynchronizationManager.bindResource(PendingEntries.class, this);
  }

  @Override
  public void afterCompletion(int status) {
    suspend();
  }
}
