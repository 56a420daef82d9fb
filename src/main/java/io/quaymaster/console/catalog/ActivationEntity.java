package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Person;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "policy_activation")
class ActivationEntity {
  @Id UUID id;
  UUID policyId;
  int versionNumber;
  Instant activeFrom;
  @Nullable Instant activeTo;
  @Nullable Boolean isOpen = true;
  String activatedBy;
  String activatedByName;
  String reason;
  @Nullable String endedBy;
  @Nullable String endedByName;
  @Nullable String endReason;

  @SuppressWarnings("NullAway.Init")
  protected ActivationEntity() {}

  ActivationEntity(UUID id, VersionId version, Instant from, Person by, String reason) {
    this.id = id;
    this.policyId = version.policy().value();
    this.versionNumber = version.number().value();
    this.activeFrom = from;
    this.activatedBy = by.id().value();
    this.activatedByName = by.name();
    this.reason = reason;
  }

  /// Ends an interval that is not in the database yet.
  ActivationEntity endedAlready(Instant at, Person by, String why) {
    activeTo = at;
    isOpen = null;
    endedBy = by.id().value();
    endedByName = by.name();
    endReason = why;
    return this;
  }

  Activation view() {
    return new Activation(
        new VersionId(new PolicyId(policyId), new VersionNumber(versionNumber)),
        activeFrom,
        activeTo,
        Person.of(activatedBy, activatedByName),
        reason,
        endedBy == null || endedByName == null ? null : Person.of(endedBy, endedByName),
        endReason);
  }
}
