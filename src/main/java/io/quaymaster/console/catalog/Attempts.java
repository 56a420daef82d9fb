package io.quaymaster.console.catalog;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Does work that others may be doing at the same moment: whoever loses a race at a unique
/// constraint looks again, in a new transaction, and then sees what the winner did.
@Component
class Attempts {
  private static final int LIMIT = 4;

  private final TransactionTemplate transactions;

  Attempts(PlatformTransactionManager manager) {
    this.transactions = new TransactionTemplate(manager);
  }

  <T> T inTransaction(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        T result = transactions.execute(status -> work.get());
        return java.util.Objects.requireNonNull(result);
      } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
        if (attempt == LIMIT) {
          throw e;
        }
      }
    }
  }
}
