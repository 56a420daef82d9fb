package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "draft")
class DraftEntity {
  @Id UUID id;
  String author;
  UUID policyId;
  @Nullable Integer basedOn;
  String text;
  Instant updatedAt;

  @SuppressWarnings("NullAway.Init")
  protected DraftEntity() {}

  DraftEntity(UUID id, Draft draft) {
    this.id = id;
    this.author = draft.author().value();
    this.policyId = draft.policy().value();
    this.basedOn = draft.basedOn() == null ? null : draft.basedOn().value();
    this.text = draft.text();
    this.updatedAt = draft.updatedAt();
  }

  Draft view() {
    return new Draft(
        new PolicyId(policyId),
        new UserId(author),
        basedOn == null ? null : new VersionNumber(basedOn),
        text,
        updatedAt);
  }
}
