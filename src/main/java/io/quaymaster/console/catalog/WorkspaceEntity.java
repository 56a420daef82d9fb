package io.quaymaster.console.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "workspace")
class WorkspaceEntity {
  /// What people keep themselves.
  static final UUID OWN = new UUID(0, 1);

  /// The sample that comes along; there is at most one.
  static final UUID SAMPLE = new UUID(0, 2);

  @Id UUID id;
  String kind;
  String title;
  boolean beingRemoved;
  Instant createdAt;

  @SuppressWarnings("NullAway.Init")
  protected WorkspaceEntity() {}

  WorkspaceEntity(UUID id, String kind, String title, Instant createdAt) {
    this.id = id;
    this.kind = kind;
    this.title = title;
    this.createdAt = createdAt;
  }
}
