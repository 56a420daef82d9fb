package io.quaymaster.console.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "account_placement")
class AccountPlacementEntity {
  @Id UUID id;
  String account;
  @Nullable String unitId;
  boolean management;
  Instant heldTo;

  @SuppressWarnings("NullAway.Init")
  protected AccountPlacementEntity() {}

  AccountPlacementEntity(UUID id, AccountEntity before, Instant heldTo) {
    this.id = id;
    this.account = before.digits;
    this.unitId = before.unitId;
    this.management = before.management;
    this.heldTo = heldTo;
  }
}
