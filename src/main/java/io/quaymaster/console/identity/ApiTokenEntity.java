package io.quaymaster.console.identity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "api_token")
class ApiTokenEntity {
  @Id UUID id;

  String owner;

  String name;

  String hint;

  String tokenHash;

  Instant createdAt;

  Instant expiresAt;

  /// Written beside everything else: a call changes nothing that anybody edits.
  @Nullable
  @Column(updatable = false)
  Instant lastUsedAt;

  @Nullable Instant revokedAt;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "api_token_role", joinColumns = @JoinColumn(name = "token_id"))
  @Column(name = "role")
  @Enumerated(EnumType.STRING)
  @BatchSize(size = 100)
  Set<ConsoleRole> roles = new HashSet<>();

  @SuppressWarnings("NullAway.Init")
  protected ApiTokenEntity() {}

  ApiTokenEntity(UserId owner, ApiTokenDraft draft, String text, Instant now) {
    this.id = UUID.randomUUID();
    this.owner = owner.value();
    this.name = draft.name();
    this.hint = TokenText.hint(text);
    this.tokenHash = TokenText.hash(text);
    this.roles.addAll(draft.roles());
    this.createdAt = now;
    this.expiresAt = draft.expiresAt();
  }

  boolean letsIn(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }

  ApiToken view() {
    return new ApiToken(
        id,
        new UserId(owner),
        name,
        hint,
        Set.copyOf(roles),
        createdAt,
        expiresAt,
        lastUsedAt,
        revokedAt);
  }
}
