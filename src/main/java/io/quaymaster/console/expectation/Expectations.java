package io.quaymaster.console.expectation;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.Requires;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// What is expected of access. Authors, reviewers and administrators write it down; every edit is a
/// new revision, and none is ever deleted.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class Expectations {
  private static final int MAX_NOTE = 2_000;

  private final ExpectationRevisions revisions;
  private final LastRuns runs;
  private final CurrentUser user;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;

  Expectations(
      ExpectationRevisions revisions,
      LastRuns runs,
      CurrentUser user,
      Clock clock,
      ApplicationEventPublisher events,
      PlatformTransactionManager manager) {
    this.revisions = revisions;
    this.runs = runs;
    this.user = user;
    this.clock = clock;
    this.events = events;
    this.transactions = new TransactionTemplate(manager);
  }

  /// Those that count, in the order of creation.
  public List<Expectation> open() {
    return revisions.newest().stream().filter(one -> !one.content().retired()).toList();
  }

  /// All of them, retired ones too.
  public List<Expectation> all() {
    return revisions.newest();
  }

  public Optional<Expectation> find(ExpectationId id) {
    return revisions.newest(id);
  }

  /// Every revision of one, newest first.
  public List<Expectation> revisions(ExpectationId id) {
    return revisions.all(id);
  }

  /// How each stood with what was in force when it was last asked for.
  public Map<ExpectationId, LastRun> lastRuns() {
    return runs.all().stream().collect(Collectors.toMap(LastRun::expectation, Function.identity()));
  }

  public Optional<LastRun> lastRun(ExpectationId id) {
    return runs.of(id);
  }

  /// Whether the person who asks may write expectations.
  public boolean mayWrite() {
    return Stream.of(ConsoleRole.AUTHOR, ConsoleRole.REVIEWER, ConsoleRole.ADMIN)
        .anyMatch(user::has);
  }

  /// Whether the person who asks may edit or retire this one: authors alone do not take away what
  /// may block their own changes.
  public boolean mayChange(Expectation expectation) {
    boolean blocks = expectation.isBlocking() && !expectation.content().retired();
    return mayWrite() && (!blocks || user.has(ConsoleRole.REVIEWER) || user.has(ConsoleRole.ADMIN));
  }

  /// Adds a revision, in a transaction of its own.
  ///
  /// @throws IllegalArgumentException if something is wrong with it; the message says what
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public ExpectationOutcome save(SaveExpectation command) {
    if (!mayWrite()) {
      throw new AccessDeniedException("Authors, reviewers and administrators write expectations.");
    }
    String note = command.note().strip();
    if (note.length() > MAX_NOTE || (note.isEmpty() && command.basedOn() > 0)) {
      throw new IllegalArgumentException(
          "Say what changed and why, in 1 to " + MAX_NOTE + " characters.");
    }
    Person author = user.person();
    try {
      return Objects.requireNonNull(transactions.execute(status -> save(command, note, author)));
    } catch (DataIntegrityViolationException e) {
      return new ExpectationOutcome.Stale(revisions.newest(command.id()).orElseThrow(() -> e));
    }
  }

  private ExpectationOutcome save(SaveExpectation command, String note, Person author) {
    @Nullable Expectation latest = revisions.newest(command.id()).orElse(null);
    int revision = latest == null ? 0 : latest.revision();
    if (latest != null && revision != command.basedOn()) {
      return new ExpectationOutcome.Stale(latest);
    }
    if (latest != null && !mayChange(latest)) {
      throw new AccessDeniedException(
          "What blocks changes is edited and retired by reviewers and administrators.");
    }
    Expectation next =
        new Expectation(
            command.id(),
            revision + 1,
            command.content(),
            author,
            clock.instant(),
            note,
            ContentHash.of(ExpectationText.of(command.content())));
    revisions.add(next);
    events.publishEvent(new ExpectationSaved(latest, next));
    return new ExpectationOutcome.Saved(next);
  }

  /// Retires one, so that it counts no more, or takes it up again.
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public ExpectationOutcome retire(ExpectationId id, int basedOn, boolean retired, String note) {
    ExpectationContent content =
        revisions
            .newest(id)
            .map(Expectation::content)
            .orElseThrow(() -> new IllegalArgumentException("There is no expectation " + id + "."));
    return save(new SaveExpectation(id, basedOn, content.withRetired(retired), note));
  }
}
