package io.quaymaster.console.identity;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface UserRows extends JpaRepository<UserAccountEntity, String> {
  @Query("select u from UserAccountEntity u order by u.username")
  List<UserAccountEntity> inOrder();

  @Query("select u from UserAccountEntity u where u.demoPassword is not null order by u.username")
  List<UserAccountEntity> demo();

  /// Whether somebody who is no demo user can administer the console.
  @Query(
      "select count(u) > 0 from UserAccountEntity u join u.roles r"
          + " where r = ADMIN and u.disabled = false and u.demoPassword is null")
  boolean administratorExists();
}
