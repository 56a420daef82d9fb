package io.quaymaster.console.identity;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface UserRows extends JpaRepository<UserAccountEntity, String> {
  @Query("select u from UserAccountEntity u order by u.username")
  List<UserAccountEntity> inOrder();

  @Query("select u from UserAccountEntity u where u.demoPassword is not null order by u.username")
  List<UserAccountEntity> demo();

  /// Whether somebody of the console's own, who is no demo user, can administer the console at that
  /// time.
  @Query(
      "select count(u) > 0 from UserAccountEntity u join u.roles r"
          + " where r = ADMIN and u.disabled = false and u.demoPassword is null and u.subject is null"
          + " and (u.oneTimeUntil is null or u.oneTimeUntil > :now)")
  boolean administratorExists(Instant now);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select u from UserAccountEntity u where u.username = :username")
  Optional<UserAccountEntity> locked(String username);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select u from UserAccountEntity u where u.subject = :subject")
  Optional<UserAccountEntity> lockedBySubject(String subject);

  @Query(
      "select u.subject from UserAccountEntity u where u.subject is not null and u.disabled = false")
  Set<String> subjects();

  @Query("select u from UserAccountEntity u where u.subject is not null and u.toldAt = :at")
  List<UserAccountEntity> toldAt(Instant at);

  /// The account and those of all administrators: two who disable each other at once would leave
  /// none, so the second waits and looks again.
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      "select u from UserAccountEntity u where u.username = :username"
          + " or exists (select 1 from u.roles r where r = ADMIN) order by u.username")
  List<UserAccountEntity> lockedWithAdministrators(String username);

  @Modifying
  @Query("update UserAccountEntity u set u.lastSignInAt = :at where u.username = :username")
  void signedIn(String username, Instant at);
}
