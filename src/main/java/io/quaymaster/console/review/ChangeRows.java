package io.quaymaster.console.review;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ChangeRows extends JpaRepository<ChangeEntity, Long> {

  /// The row, which is this transaction's alone until it ends.
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from ChangeEntity c where c.id = :id")
  Optional<ChangeEntity> lock(long id);
}
