package io.quaymaster.console.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "policy_attachment")
class AttachmentEntity {
  @Id UUID id;
  UUID policyId;
  @Nullable UUID principalId;
  @Nullable String unitId;
  @Nullable String account;
  Instant heldFrom;
  @Nullable Instant heldTo;
  @Nullable Boolean isOpen = true;

  @SuppressWarnings("NullAway.Init")
  protected AttachmentEntity() {}

  AttachmentEntity(UUID id, PolicyId policy, AttachmentTarget target, Instant heldFrom) {
    this.id = id;
    this.policyId = policy.value();
    this.heldFrom = heldFrom;
    switch (target) {
      case AttachmentTarget.ToPrincipal(PrincipalId principal) -> principalId = principal.value();
      case AttachmentTarget.ToUnit(UnitId unit) -> unitId = unit.value();
      case AttachmentTarget.ToAccount(AccountId owner) -> account = owner.digits();
    }
  }

  AttachmentTarget target() {
    if (principalId != null) {
      return new AttachmentTarget.ToPrincipal(new PrincipalId(principalId));
    }
    return unitId != null
        ? new AttachmentTarget.ToUnit(new UnitId(unitId))
        : new AttachmentTarget.ToAccount(new AccountId(Objects.requireNonNull(account)));
  }

  void end(Instant at) {
    heldTo = at.isBefore(heldFrom) ? heldFrom : at;
    isOpen = null;
  }
}
