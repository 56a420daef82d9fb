package io.quaymaster.console.catalog;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

@Entity
@Table(name = "repository")
class RepositoryEntity {
  @Id UUID id;
  UUID registryId;
  String name;
  Instant createdAt;

  @ElementCollection
  @CollectionTable(name = "repository_tag", joinColumns = @JoinColumn(name = "repository_id"))
  @MapKeyColumn(name = "tag_key")
  @Column(name = "tag_value")
  Map<String, String> tags = new HashMap<>();

  @SuppressWarnings("NullAway.Init")
  protected RepositoryEntity() {}

  RepositoryEntity(
      UUID id, UUID registryId, RepositoryName name, Map<String, String> tags, Instant createdAt) {
    this.id = id;
    this.registryId = registryId;
    this.name = name.value();
    this.tags.putAll(tags);
    this.createdAt = createdAt;
  }
}
