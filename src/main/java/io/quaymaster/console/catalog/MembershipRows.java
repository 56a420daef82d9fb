package io.quaymaster.console.catalog;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface MembershipRows extends JpaRepository<GroupMembershipEntity, UUID> {

  @Query(
      "select m from GroupMembershipEntity m where m.groupId = :groupId and m.userId = :userId and m.isOpen = true")
  Optional<GroupMembershipEntity> open(UUID groupId, UUID userId);
}
