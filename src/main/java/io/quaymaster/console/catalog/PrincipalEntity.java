package io.quaymaster.console.catalog;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

@Entity
@Table(name = "principal")
class PrincipalEntity {
  @Id UUID id;
  String account;

  @Enumerated(EnumType.STRING)
  PrincipalKind kind;

  String path;
  String name;
  String nameKey;
  boolean serviceLinked;

  @ElementCollection
  @CollectionTable(name = "principal_tag", joinColumns = @JoinColumn(name = "principal_id"))
  @MapKeyColumn(name = "tag_key")
  @Column(name = "tag_value")
  Map<String, String> tags = new HashMap<>();

  @SuppressWarnings("NullAway.Init")
  protected PrincipalEntity() {}

  PrincipalEntity(UUID id, CreatePrincipal command) {
    this.id = id;
    this.account = command.account().digits();
    this.kind = command.kind();
    this.path = command.path();
    this.name = command.name();
    this.nameKey = command.name().toLowerCase(Locale.ROOT);
    this.serviceLinked = command.serviceLinked();
    this.tags.putAll(command.tags());
  }

  /// As ARNs have it: the path without its leading slash, then the name.
  String pathAndName() {
    return path.substring(1) + name;
  }
}
