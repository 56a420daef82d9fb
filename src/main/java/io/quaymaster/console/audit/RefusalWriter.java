package io.quaymaster.console.audit;

import io.quaymaster.console.audit.Repetitions.Repetition;
import io.quaymaster.console.identity.Deed;
import io.quaymaster.console.identity.Refusal;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes down what was refused, in a transaction of its own: the one it was tried in, if any,
/// comes to nothing. Whoever was refused learns no more if the entry cannot be written.
@Component
class RefusalWriter {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalWriter.class);

  private final ApplicationEventPublisher events;
  private final TransactionTemplate own;
  private final Clock clock;
  private final Repetitions repetitions = new Repetitions();

  RefusalWriter(
      ApplicationEventPublisher events, PlatformTransactionManager transactions, Clock clock) {
    this.events = events;
    this.clock = clock;
    own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  private record Refused(Actor who, Account account) implements Deed {
    @Override
    public Optional<Actor> actor() {
      return Optional.of(who);
    }
  }

  @EventListener
  void write(Refusal refusal) {
    Deed.Actor actor = refusal.actor();
    Deed.Account account = refusal.account();
    repetitions
        .next(
            actor.person().id() + " " + actor.remoteAddress(),
            account.what() + " " + account.subject(),
            clock.instant())
        .ifPresent(repetition -> write(new Refused(actor, told(account, repetition))));
  }

  private void write(Refused refused) {
    try {
      own.executeWithoutResult(status -> events.publishEvent(refused));
    } catch (DataAccessException | TransactionException e) {
      LOG.error("What was refused could not be written down", e);
    }
  }

  private static Deed.Account told(Deed.Account account, Repetition repetition) {
    return new Deed.Account(
        account.what(),
        account.kind(),
        account.subject(),
        account.title(),
        account.before(),
        account.after(),
        (account.reason() + " " + repetition.words()).strip());
  }
}
