package io.quaymaster.console.audit;

import io.quaymaster.console.audit.chain.AuditEntry;
import io.quaymaster.console.audit.chain.ChainHead;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Deed;
import io.quaymaster.console.identity.Deed.Actor;
import io.quaymaster.console.identity.Legible;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.SystemUser;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes every deed down, in the transaction that does it: either both are there afterwards, or
/// neither.
@Component
class AuditWriter {
  /// So many entries lie between two heads in the log.
  private static final int ENTRIES_BETWEEN_HEADS = 1_000;

  /// A proxy can be made to hand on anything as the address.
  private static final int MAX_ADDRESS = 100;

  private final EntityManager changes;
  private final AuditRows rows;
  private final CurrentUser user;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AuditWriter(
      EntityManager changes,
      AuditRows rows,
      CurrentUser user,
      ApplicationEventPublisher events,
      Clock clock) {
    this.changes = changes;
    this.rows = rows;
    this.user = user;
    this.events = events;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void write(Deed deed) {
    Actor actor = deed.actor().orElseGet(this::signedIn);
    PendingEntries.of(this::append, () -> events.publishEvent(new AuditGrown()))
        .add(entry(actor, deed.account()));
  }

  private Actor signedIn() {
    Person who = user.signedIn().orElse(new Person(SystemUser.ID, "Quaymaster"));
    return new Actor(who, user.remoteAddress());
  }

  private AuditEntry entry(Actor actor, Deed.Account account) {
    return new AuditEntry(
        0,
        UUID.randomUUID(),
        clock.instant(),
        actor.person().id().value(),
        StoredText.of(actor.person().name()),
        Legible.shown(actor.remoteAddress(), MAX_ADDRESS),
        account.what(),
        account.kind(),
        StoredText.of(account.subject()),
        StoredText.of(account.title()),
        account.before(),
        account.after(),
        StoredText.of(account.reason()),
        "",
        "");
  }

  private void append(List<AuditEntry> pending) {
    changes
        .flush(); // What it waits for is another's until here, and no longer once the head is ours.
    ChainHead before = rows.lockedHead();
    ChainHead head = before;
    List<AuditEntry> chained = new ArrayList<>(pending.size());
    for (AuditEntry entry : pending) {
      AuditEntry next = entry.following(head);
      chained.add(next);
      head = ChainHead.at(next);
    }
    rows.append(chained);
    if (before.entries() / ENTRIES_BETWEEN_HEADS < head.entries() / ENTRIES_BETWEEN_HEADS) {
      HeadAnnouncement.tell(head);
    }
  }
}
