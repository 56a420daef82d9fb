package io.quaymaster.console.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "organizational_unit")
class OrganizationalUnitEntity {
  @Id String id;
  String organizationId;
  @Nullable String parentId;
  String name;

  @SuppressWarnings("NullAway.Init")
  protected OrganizationalUnitEntity() {}

  OrganizationalUnitEntity(OrganizationalUnit unit) {
    this.id = unit.id().value();
    this.organizationId = unit.organization().value();
    this.parentId = unit.parent() == null ? null : unit.parent().value();
    this.name = unit.name();
  }

  OrganizationalUnit view() {
    return new OrganizationalUnit(
        new UnitId(id),
        new OrganizationId(organizationId),
        parentId == null ? null : new UnitId(parentId),
        name);
  }
}
