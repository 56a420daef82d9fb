package io.quaymaster.console.catalog;

import io.quaymaster.iam.service.RegistryKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

@Entity
@Table(name = "registry")
class RegistryEntity {
  @Id UUID id;
  String account;

  @Enumerated(EnumType.STRING)
  RegistryKind kind;

  String partitionName;
  String region;

  @SuppressWarnings("NullAway.Init")
  protected RegistryEntity() {}

  RegistryEntity(UUID id, RegistryId registry) {
    this.id = id;
    this.account = registry.account().digits();
    this.kind = registry.kind();
    this.partitionName = registry.partition();
    this.region = registry.region();
  }

  RegistryId registryId() {
    return RegistryId.of(partitionName, new AccountId(account), region);
  }
}
