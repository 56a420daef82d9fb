package io.quaymaster.console.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "account")
class AccountEntity {
  @Id String digits;
  UUID workspaceId;
  String name;
  @Nullable String unitId;
  boolean management;

  @SuppressWarnings("NullAway.Init")
  protected AccountEntity() {}

  AccountEntity(
      AccountId id, UUID workspaceId, String name, @Nullable UnitId unit, boolean management) {
    this.digits = id.digits();
    this.workspaceId = workspaceId;
    this.name = name;
    this.unitId = unit == null ? null : unit.value();
    this.management = management;
  }
}
