package io.quaymaster.console.catalog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface DraftRows extends JpaRepository<DraftEntity, UUID> {

  Optional<DraftEntity> findByAuthorAndPolicyId(String author, UUID policyId);

  List<DraftEntity> findByAuthorOrderByUpdatedAtDesc(String author);
}
