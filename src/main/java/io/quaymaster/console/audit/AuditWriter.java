package io.quaymaster.console.audit;

import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Deed;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.SystemUser;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes every deed down, in the transaction that does it: either both are there afterwards, or
/// neither.
@Component
class AuditWriter {
  private final EntityManager rows;
  private final CurrentUser user;
  private final Clock clock;

  AuditWriter(EntityManager rows, CurrentUser user, Clock clock) {
    this.rows = rows;
    this.user = user;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void write(Deed deed) {
    Person who = user.signedIn().orElse(new Person(SystemUser.ID, "Quaymaster"));
    rows.persist(
        new AuditEntryEntity(
            UUID.randomUUID(), clock.instant(), who, user.remoteAddress(), deed.account()));
    rows.flush();
  }
}
