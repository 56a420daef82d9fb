package io.quaymaster.console.storage;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Does work that others may be doing at the same moment: whoever loses a race at a unique
/// constraint looks again, in a new transaction, and then sees what the winner did.
@Component
public class Attempts {
  private static final int LIMIT = 4;

  private final TransactionTemplate transactions;

  Attempts(PlatformTransactionManager manager) {
    this.transactions = new TransactionTemplate(manager);
  }

  /// Does `work` in a transaction of its own; inside of another one it is tried once, since what
  /// failed there can only be rolled back as a whole.
  public <T> T inTransaction(Supplier<T> work) {
    int limit = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : LIMIT;
    for (int attempt = 1; ; attempt++) {
      try {
        T result = transactions.execute(status -> work.get());
        return java.util.Objects.requireNonNull(result);
      } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
        if (attempt == limit) {
          throw e;
        }
      }
    }
  }
}
