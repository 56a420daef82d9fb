package io.quaymaster.console.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface ApiTokenRows extends JpaRepository<ApiTokenEntity, UUID> {
  Optional<ApiTokenEntity> findByTokenHash(String hash);

  @Query("select t from ApiTokenEntity t where t.owner = :owner order by t.createdAt desc, t.id")
  List<ApiTokenEntity> of(String owner);

  /// Unless another call said so in the meantime.
  @Modifying
  @Query(
      "update ApiTokenEntity t set t.lastUsedAt = :now where t.id = :id"
          + " and (t.lastUsedAt is null or t.lastUsedAt <= :before)")
  void used(UUID id, Instant now, Instant before);
}
