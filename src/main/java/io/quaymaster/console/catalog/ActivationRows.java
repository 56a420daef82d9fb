package io.quaymaster.console.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ActivationRows extends Repository<ActivationEntity, UUID> {

  @Query("select a from ActivationEntity a where a.policyId = :policyId and a.isOpen = true")
  Optional<ActivationEntity> open(UUID policyId);

  @Query("select a from ActivationEntity a where a.policyId = :policyId order by a.activeFrom desc")
  List<ActivationEntity> newestFirst(UUID policyId, Limit limit);

  @Query(
      "select a from ActivationEntity a where a.policyId = :policyId and a.activeFrom <= :at"
          + " and (a.activeTo is null or a.activeTo > :at)")
  Optional<ActivationEntity> at(UUID policyId, Instant at);

  /// Ends the interval if nobody else did; answers how many were ended, 0 or 1.
  @Modifying(clearAutomatically = true, flushAutomatically = true)
  @Query(
      "update ActivationEntity a set a.activeTo = :at, a.isOpen = null, a.endedBy = :by, a.endedByName = :byName,"
          + " a.endReason = :reason where a.id = :id and a.isOpen = true")
  int end(UUID id, Instant at, String by, String byName, String reason);
}
