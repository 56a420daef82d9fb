package io.quaymaster.console.catalog;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// Reads versions; nothing is ever changed or deleted through it.
interface VersionRows extends Repository<PolicyVersionEntity, UUID> {

  Optional<PolicyVersionEntity> findByPolicyIdAndNumber(UUID policyId, int number);

  @Query(
      "select v from PolicyVersionEntity v where v.policyId = :policyId"
          + " and v.number = (select max(x.number) from PolicyVersionEntity x where x.policyId = :policyId)")
  Optional<PolicyVersionEntity> latest(UUID policyId);
}
