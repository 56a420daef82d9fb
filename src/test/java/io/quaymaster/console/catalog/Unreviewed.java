package io.quaymaster.console.catalog;

import java.util.Objects;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts versions in force without a change request. In the console nobody can: it is the door that
/// change requests use, with nobody at it.
@TestComponent
public class Unreviewed {
  private final PolicyDeeds deeds;
  private final TransactionTemplate transactions;

  public Unreviewed(PolicyDeeds deeds, TransactionTemplate transactions) {
    this.deeds = deeds;
    this.transactions = transactions;
  }

  public ActivationOutcome activate(Activate command) {
    return Objects.requireNonNull(transactions.execute(status -> deeds.activate(command)));
  }
}
