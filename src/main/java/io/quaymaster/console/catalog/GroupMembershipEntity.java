package io.quaymaster.console.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "group_membership")
class GroupMembershipEntity {
  @Id UUID id;
  UUID groupId;
  UUID userId;
  Instant heldFrom;
  @Nullable Instant heldTo;
  @Nullable Boolean isOpen = true;

  @SuppressWarnings("NullAway.Init")
  protected GroupMembershipEntity() {}

  GroupMembershipEntity(UUID id, UUID groupId, UUID userId, Instant heldFrom) {
    this.id = id;
    this.groupId = groupId;
    this.userId = userId;
    this.heldFrom = heldFrom;
  }

  void end(Instant at) {
    heldTo = at.isBefore(heldFrom) ? heldFrom : at;
    isOpen = null;
  }
}
