package io.quaymaster.console.expectation;

import io.quaymaster.console.access.AccessChecks;
import io.quaymaster.console.access.Supposition;
import io.quaymaster.console.catalog.ActiveVersionChanged;
import io.quaymaster.console.catalog.CatalogChanged;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.SystemUser;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs every expectation again when something comes in force, away from whoever did it, and
/// remembers how each stands. Changes that come while it runs are one more run.
@Component
class ExpectationWork implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(ExpectationWork.class);

  private final ExpectationRevisions revisions;
  private final LastRuns runs;
  private final Answering answering;
  private final AccessChecks checks;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("expectations").daemon().factory());

  ExpectationWork(
      ExpectationRevisions revisions,
      LastRuns runs,
      Answering answering,
      AccessChecks checks,
      Clock clock,
      ApplicationEventPublisher events,
      PlatformTransactionManager manager) {
    this.revisions = revisions;
    this.runs = runs;
    this.answering = answering;
    this.checks = checks;
    this.clock = clock;
    this.events = events;
    this.transactions = new TransactionTemplate(manager);
  }

  @TransactionalEventListener(
      classes = {ActiveVersionChanged.class, CatalogChanged.class, ExpectationSaved.class})
  void changed() {
    if (wanted.compareAndSet(false, true)) {
      worker.execute(this::work);
    }
  }

  /// Done when everything that was asked for until now has run.
  CompletableFuture<Void> settled() {
    return CompletableFuture.runAsync(() -> {}, worker);
  }

  private void work() {
    wanted.set(false);
    try {
      SystemUser.run(this::runAll, ConsoleRole.VIEWER);
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.error("The expectations could not be run", e);
      }
    }
  }

  private void runAll() {
    List<Expectation> open =
        revisions.newest().stream().filter(one -> !one.content().retired()).toList();
    if (open.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Supposition inForce = checks.suppose(now, Map.of());
    for (Expectation expectation : open) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      Met met = answering.ask(expectation.content(), inForce);
      transactions.executeWithoutResult(status -> keep(expectation, met, now));
    }
  }

  private void keep(Expectation expectation, Met met, Instant now) {
    Optional<LastRun> before = runs.of(expectation.id());
    boolean isMet = met instanceof Met.Yes;
    LastRun run =
        new LastRun(
            expectation.id(),
            expectation.revision(),
            met.standing(),
            met.why(),
            now,
            isMet ? now : before.map(LastRun::lastMet).orElse(null));
    runs.keep(run);
    boolean sameAsBefore =
        before
            .filter(last -> last.revision() == run.revision() && last.standing() == run.standing())
            .isPresent();
    if (!sameAsBefore) {
      events.publishEvent(new ExpectationRan(run));
      if (met instanceof Met.Broken) {
        events.publishEvent(new ExpectationBroken(expectation, met.why()));
      }
    }
  }

  @Override
  public void destroy() {
    worker.shutdownNow();
  }
}
