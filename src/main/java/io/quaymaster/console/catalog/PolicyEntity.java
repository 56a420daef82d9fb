package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.PolicyType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "policy")
class PolicyEntity {
  @Id UUID id;
  UUID workspaceId;

  @Enumerated(EnumType.STRING)
  PolicyType type;

  String name;
  @Nullable UUID repositoryId;
  @Nullable UUID registryId;
  @Nullable String account;
  @Nullable String organizationId;
  Instant createdAt;
  String createdBy;

  @SuppressWarnings("NullAway.Init")
  protected PolicyEntity() {}

  PolicyEntity(
      UUID id,
      UUID workspaceId,
      PolicyType type,
      String name,
      Instant createdAt,
      String createdBy) {
    this.id = id;
    this.workspaceId = workspaceId;
    this.type = type;
    this.name = name;
    this.createdAt = createdAt;
    this.createdBy = createdBy;
  }
}
