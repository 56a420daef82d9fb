package io.quaymaster.console.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "organization")
class OrganizationEntity {
  @Id String id;
  UUID workspaceId;
  String name;

  @SuppressWarnings("NullAway.Init")
  protected OrganizationEntity() {}

  OrganizationEntity(OrganizationId id, UUID workspaceId, String name) {
    this.id = id.value();
    this.workspaceId = workspaceId;
    this.name = name;
  }
}
