package io.quaymaster.console.catalog;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AttachmentRows extends JpaRepository<AttachmentEntity, UUID> {

  @Query(
      "select a from AttachmentEntity a where a.policyId = :policyId and a.isOpen = true and"
          + " (a.principalId = :principalId or a.unitId = :unitId or a.account = :account)")
  Optional<AttachmentEntity> open(
      UUID policyId, @Nullable UUID principalId, @Nullable String unitId, @Nullable String account);

  /// The boundary that a principal has now.
  @Query(
      "select a from AttachmentEntity a where a.principalId = :principalId and a.isOpen = true and a.policyId in"
          + " (select p.id from PolicyEntity p where p.type = PERMISSIONS_BOUNDARY)")
  Optional<AttachmentEntity> openBoundary(UUID principalId);
}
