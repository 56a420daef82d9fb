package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.Person;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "policy_version")
class PolicyVersionEntity {
  @Id UUID id;
  UUID policyId;
  int number;
  @Nullable Integer basedOn;
  String author;
  String authorName;
  Instant createdAt;
  String reason;

  @Enumerated(EnumType.STRING)
  Origin origin;

  String text;
  int textLength;
  String textHash;
  String canonicalHash;

  @SuppressWarnings("NullAway.Init")
  protected PolicyVersionEntity() {}

  PolicyVersionEntity(UUID id, PolicyVersion version) {
    this.id = id;
    this.policyId = version.id().policy().value();
    this.number = version.number().value();
    this.basedOn = version.basedOn() == null ? null : version.basedOn().value();
    this.author = version.author().id().value();
    this.authorName = version.author().name();
    this.createdAt = version.createdAt();
    this.reason = version.reason();
    this.origin = version.origin();
    this.text = version.text();
    this.textLength = version.text().length();
    this.textHash = version.textHash().hex();
    this.canonicalHash = version.canonicalHash().hex();
  }

  PolicyVersion view() {
    return new PolicyVersion(
        new VersionId(new PolicyId(policyId), new VersionNumber(number)),
        Person.of(author, authorName),
        createdAt,
        reason,
        origin,
        basedOn == null ? null : new VersionNumber(basedOn),
        text,
        new ContentHash(textHash),
        new ContentHash(canonicalHash));
  }
}
