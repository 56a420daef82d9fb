package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.PolicyType;
import java.util.List;
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

  /// What a target has now of policies of one type.
  @Query(
      "select a from AttachmentEntity a where a.isOpen = true and"
          + " (a.principalId = :principalId or a.unitId = :unitId or a.account = :account) and"
          + " a.policyId in (select p.id from PolicyEntity p where p.type = :type)")
  List<AttachmentEntity> openOf(
      PolicyType type,
      @Nullable UUID principalId,
      @Nullable String unitId,
      @Nullable String account);

  /// What a target has now of policies of one type that have a version in force.
  @Query(
      "select a from AttachmentEntity a where a.isOpen = true and"
          + " (a.principalId = :principalId or a.unitId = :unitId or a.account = :account) and"
          + " a.policyId in (select p.id from PolicyEntity p where p.type = :type) and"
          + " a.policyId in (select x.policyId from ActivationEntity x where x.isOpen = true)")
  List<AttachmentEntity> inForceOf(
      PolicyType type,
      @Nullable UUID principalId,
      @Nullable String unitId,
      @Nullable String account);

  @Query("select a from AttachmentEntity a where a.policyId = :policyId and a.isOpen = true")
  List<AttachmentEntity> openOfPolicy(UUID policyId);

  @Query("select a from AttachmentEntity a where a.account = :account and a.isOpen = true")
  List<AttachmentEntity> openOfAccount(String account);
}
