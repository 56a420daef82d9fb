package io.quaymaster.console.review;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.storage.Attempts;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Every deed goes through here: the change request is locked, it is found out how it stands, the
/// aggregate is asked whether the deed may be done, and afterwards it is told, all in one
/// transaction.
@Component
class ChangeWork {
  private final ChangeRows rows;
  private final ChangeRecords records;
  private final ThreadRecords threads;
  private final Standings standings;
  private final Attempts attempts;
  private final CurrentUser user;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ChangeWork(
      ChangeRows rows,
      ChangeRecords records,
      ThreadRecords threads,
      Standings standings,
      Attempts attempts,
      CurrentUser user,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.records = records;
    this.threads = threads;
    this.standings = standings;
    this.attempts = attempts;
    this.user = user;
    this.events = events;
    this.clock = clock;
  }

  /// A change request that is this transaction's alone.
  record Held(ChangeEntity row, ChangeRequest change, Standing standing, Actor actor, Instant at) {
    ChangeId id() {
      return change.id();
    }

    /// The binding of what is proposed now.
    Binding binding() {
      return standing
          .evidence()
          .map(Evidence::binding)
          .orElseThrow(() -> ChangeException.refused("The checks are still running."));
    }

    /// Makes sure that the person saw what there is.
    void requireSeen(ContentHash seen) {
      if (!binding().hash().equals(seen)) {
        throw ChangeException.moved(
            "The change request is not what you saw any more. Look at it again and decide anew.");
      }
    }
  }

  /// What was done.
  ///
  /// @param what a stable word such as `CHANGE_APPROVED`
  record Done<T>(T result, @Nullable String what, String reason) {
    static <T> Done<T> of(T result, String what, String reason) {
      return new Done<>(result, what, reason);
    }

    /// Nothing was done that anybody has to hear of.
    static <T> Done<T> nothing(T result) {
      return new Done<>(result, null, "");
    }
  }

  Actor actor() {
    return new Actor(user.person(), user.roles());
  }

  Instant now() {
    return clock.instant();
  }

  <T> T on(ChangeId id, Verb verb, Function<Held, Done<T>> deed) {
    return attempts.inTransaction(() -> {
      ChangeEntity row = rows.lock(id.number()).orElseThrow(() -> ChangeException.notFound(id));
      ChangeRequest change = records.read(row);
      Standing standing = standings.of(change);
      Actor actor = actor();
      change
          .refusal(verb, actor, standing)
          .ifPresent(why -> {
            throw ChangeException.refused(why);
          });
      Done<T> done = deed.apply(new Held(row, change, standing, actor, clock.instant()));
      if (done.what() != null) {
        row.changedAt = clock.instant();
        did(row, done.what(), done.reason());
      }
      return done.result();
    });
  }

  /// It is not open from here on, and stays as it stands now.
  void end(Held held, Stage last, String why) {
    records.keep(held.id(), Conclusion.of(held.standing()));
    held.row().end(last, new Ending(held.actor().person(), held.at(), why));
  }

  /// Keeps what a person did, and tells of it.
  void did(ChangeEntity row, String what, String reason) {
    threads.add(row.changeId(), new Discussion.Done(what, user.person(), clock.instant(), reason));
    tell(row, what, reason);
  }

  /// Writes down how it stands now and tells of what was done.
  void tell(ChangeEntity row, String what, String reason) {
    ChangeEntity kept = rows.saveAndFlush(row);
    Standing standing = standings.of(records.read(kept));
    kept.state = standing.state();
    kept = rows.saveAndFlush(kept);
    events.publishEvent(
        new ChangeRequestChanged(
            kept.changeId(),
            kept.title,
            what,
            standing.state(),
            standing.evidence().map(found -> found.binding().hash()).orElse(null),
            reason));
  }
}
