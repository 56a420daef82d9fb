package io.quaymaster.console.review;

import io.quaymaster.console.catalog.ActiveVersionChanged;
import io.quaymaster.console.catalog.CatalogChanged;
import io.quaymaster.console.expectation.ExpectationSaved;
import io.quaymaster.console.guardrail.GuardrailsChanged;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.DemoUserWithdrawn;
import io.quaymaster.console.identity.SystemUser;
import io.quaymaster.console.identity.Turns;
import io.quaymaster.console.identity.UserChanged;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.storage.Attempts;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Runs the checks of open change requests away from whoever waits for a page, whenever something
/// changed that they hang on. Nothing is lost when the console stops in the middle: at the start
/// every open change request is looked at.
@Component
class CheckWork implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(CheckWork.class);

  /// So that what takes long of one person does not hold up what others wait for.
  private static final int AT_ONCE = 2;

  private static final Set<String> OF_ORGANIZATIONS = Set.of("account", "unit", "organization");

  private final ChangeRows rows;
  private final ChangeRecords records;
  private final Standings standings;
  private final Examiner examiner;
  private final ChangeWork work;
  private final Attempts attempts;
  private final Set<ChangeId> outdated = ConcurrentHashMap.newKeySet();
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().name("checks-", 1).daemon().factory());
  private final Turns<UserId, ChangeId> turns =
      new Turns<>(new Turns.Limits(1, Integer.MAX_VALUE), workers, this::run);

  CheckWork(
      ChangeRows rows,
      ChangeRecords records,
      Standings standings,
      Examiner examiner,
      ChangeWork work,
      Attempts attempts) {
    this.rows = rows;
    this.records = records;
    this.standings = standings;
    this.examiner = examiner;
    this.work = work;
    this.attempts = attempts;
  }

  @EventListener
  void started(ApplicationReadyEvent event) {
    records.open().forEach(this::request);
  }

  @TransactionalEventListener(fallbackExecution = true)
  void changed(ChangeRequestChanged event) {
    if (event.state() == ChangeState.DRAFT || event.state() == ChangeState.CHECKING) {
      request(event.id());
    }
  }

  @TransactionalEventListener(fallbackExecution = true)
  void moved(ActiveVersionChanged event) {
    records.openAbout(event.policy()).forEach(this::request);
  }

  /// Accounts may have joined or left an organization, which decides what is outside of it.
  @TransactionalEventListener(fallbackExecution = true)
  void onFile(CatalogChanged event) {
    if (OF_ORGANIZATIONS.contains(event.account().kind())) {
      records.open().forEach(this::request);
    }
  }

  @TransactionalEventListener(fallbackExecution = true)
  void guardrails(GuardrailsChanged event) {
    records.open().forEach(this::request);
  }

  /// Expectations are no part of what an approval is bound to, so what was found stays an answer.
  @TransactionalEventListener(fallbackExecution = true)
  void expectations(ExpectationSaved event) {
    outdated.addAll(records.open());
    outdated.forEach(this::request);
  }

  @TransactionalEventListener(fallbackExecution = true)
  void tiers(TiersChanged event) {
    records.open().forEach(this::request);
  }

  /// What somebody approved may not count any more, or count again.
  @TransactionalEventListener(
      classes = {UserChanged.class, DemoUserWithdrawn.class},
      fallbackExecution = true)
  void people(Object event) {
    records.open().forEach(this::request);
  }

  /// Looks soon whether its checks are up to date, and runs them if not. Those who opened change
  /// requests take turns.
  void request(ChangeId id) {
    records.openedBy(id).ifPresent(person -> turns.request(person, id));
  }

  /// What changes from here on is looked at again.
  private void run(ChangeId id) {
    try {
      SystemUser.run(() -> check(id), ConsoleRole.VIEWER);
    } catch (CancellationException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (!workers.isShutdown()) {
        LOG.error("The checks of change request {} could not be run", id, e);
      }
    }
  }

  /// Runs the checks of one change request, if they are not up to date.
  void check(ChangeId id) {
    ChangeRequest change = rows.findById(id.number()).map(records::read).orElse(null);
    if (change == null || !change.stage().isOpen()) {
      return;
    }
    boolean again = outdated.remove(id);
    if (!again && standings.of(change).evidence().isPresent()) {
      refresh(id);
      return;
    }
    Examination found = examiner.examine(change);
    boolean kept = attempts.inTransaction(() -> keep(id, found));
    if (!kept) {
      request(id);
    }
  }

  /// Something that its state hangs on may have changed, though nothing that the checks look at.
  private void refresh(ChangeId id) {
    attempts.inTransaction(() -> {
      rows.lock(id.number())
          .filter(row -> standings.of(records.read(row)).state() != row.state)
          .ifPresent(row -> work.tell(row, "CHANGE_MOVED", ""));
      return id;
    });
  }

  /// Keeps what was found unless something else is proposed by now; whether it was so.
  private boolean keep(ChangeId id, Examination found) {
    ChangeEntity row = rows.lock(id.number()).orElse(null);
    if (row == null || !row.stage.isOpen()) {
      return true;
    }
    if (!Standings.answers(found.binding(), standings.question(records.read(row)))) {
      return false;
    }
    records.keep(id, found, work.now());
    work.tell(row, "CHANGE_CHECKED", "");
    return true;
  }

  @Override
  public void destroy() throws InterruptedException {
    workers.shutdownNow();
    workers.awaitTermination(5, TimeUnit.SECONDS);
  }
}
