package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Person;
import io.quaymaster.console.storage.Attempts;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Puts versions in force and out of it, by compare and set on what is in force.
@Component
class VersionActivation {
  private final ActivationRows activations;
  private final PolicyReads reads;
  private final Attaching attaching;
  private final EntityManager rows;
  private final Attempts attempts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  VersionActivation(
      ActivationRows activations,
      PolicyReads reads,
      Attaching attaching,
      EntityManager rows,
      Attempts attempts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.activations = activations;
    this.reads = reads;
    this.attaching = attaching;
    this.rows = rows;
    this.attempts = attempts;
    this.events = events;
    this.clock = clock;
  }

  ActivationOutcome activate(PolicySummary policy, Activate command, Person by) {
    String reason = Sentences.reason(command.reason());
    return attempts.inTransaction(() -> attempt(policy, command, reason, by));
  }

  private ActivationOutcome attempt(
      PolicySummary policy, Activate command, String reason, Person by) {
    UUID policyId = policy.id().value();
    @Nullable VersionSummary after = summary(policy.id(), command.version());
    Optional<Activation> open = activations.open(policyId).map(ActivationEntity::view);
    @Nullable VersionNumber active = open.map(o -> o.version().number()).orElse(null);
    if (!Objects.equals(active, command.expectedActive())) {
      return new ActivationOutcome.Moved(open);
    }
    if (Objects.equals(active, command.version())) {
      return new ActivationOutcome.Done(open);
    }
    if (after == null) {
      attaching.checkOutOfForce(policy);
    }
    @Nullable VersionSummary before = summary(policy.id(), active);
    Instant at = nextInstant(policyId);
    Optional<UUID> openId = activations.open(policyId).map(row -> row.id);
    if (openId.isPresent()
        && activations.end(openId.get(), at, by.id().value(), by.name(), reason) == 0) {
      return new ActivationOutcome.Moved(activations.open(policyId).map(ActivationEntity::view));
    }
    @Nullable Activation opened = null;
    if (after != null) {
      ActivationEntity row = new ActivationEntity(UUID.randomUUID(), after.id(), at, by, reason);
      rows.persist(row);
      rows.flush();
      opened = row.view();
    }
    events.publishEvent(
        new ActiveVersionChanged(
            policy.id(), PolicyCatalog.titleOf(policy), before, after, reason));
    return new ActivationOutcome.Done(Optional.ofNullable(opened));
  }

  /// Now, or the moment after the last change where the clock has gone back.
  private Instant nextInstant(UUID policyId) {
    Instant now = clock.instant();
    return activations.newestFirst(policyId, Limit.of(1)).stream()
        .map(last ->
            last.activeTo == null ? last.activeFrom.plus(1, ChronoUnit.MICROS) : last.activeTo)
        .filter(earliest -> earliest.isAfter(now))
        .findFirst()
        .orElse(now);
  }

  private @Nullable VersionSummary summary(PolicyId policy, @Nullable VersionNumber number) {
    if (number == null) {
      return null;
    }
    VersionId id = new VersionId(policy, number);
    return reads.version(id).orElseThrow(() -> PolicyCatalog.noSuch(id));
  }
}
