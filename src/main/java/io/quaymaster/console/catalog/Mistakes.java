package io.quaymaster.console.catalog;

import jakarta.persistence.EntityManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Takes off the file what was put there by mistake, in the transaction of the caller. What a
/// question as of some time may need stays: a unit that an account ever stood in, a principal that
/// ever had a policy. Organizations stay, as each has a policy with a version from the start.
@Component
class Mistakes {
  private final JdbcClient jdbc;
  private final EntityManager rows;

  Mistakes(JdbcClient jdbc, EntityManager rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /// @param unit whose row is locked
  void remove(OrganizationalUnit unit) {
    String id = unit.id().value();
    if (unit.id().isRoot()) {
      throw stays(unit.name(), "is the root, and an organization has one");
    }
    if (any("select count(*) from organizational_unit where parent_id = :id", id)) {
      throw stays(unit.name(), "has units below it; remove those first");
    }
    if (any("select count(*) from account where unit_id = :id", id)) {
      throw stays(unit.name(), "has accounts in it");
    }
    if (any("select count(*) from account_placement where unit_id = :id", id)) {
      throw stays(unit.name(), "had accounts in it, and questions as of then need it");
    }
    if (any(
        "select count(*) from policy_attachment t join policy p on p.id = t.policy_id where t.unit_id = :id"
            + " and (p.name <> '"
            + FullAccess.SCP.name()
            + "' or t.is_open is null)",
        id)) {
      throw stays(
          unit.name(),
          "has or had policies attached besides the one that it began with, and its history is kept");
    }
    jdbc.sql("delete from policy_attachment where unit_id = :id").param("id", id).update();
    rows.remove(rows.find(OrganizationalUnitEntity.class, id));
    rows.flush();
  }

  /// @param principal whose row is locked
  void remove(PrincipalSummary principal) {
    Object id = principal.id().value();
    if (any("select count(*) from policy_attachment where principal_id = :id", id)) {
      throw stays(principal.name(), "has or had policies attached, and its history is kept");
    }
    if (any("select count(*) from group_membership where user_id = :id or group_id = :id", id)) {
      throw stays(
          principal.name(),
          principal.kind() == PrincipalKind.GROUP
              ? "has or had members, and its history is kept"
              : "is or was in a group, and its history is kept");
    }
    rows.remove(rows.find(PrincipalEntity.class, principal.id().value()));
    rows.flush();
  }

  private boolean any(String count, Object id) {
    return jdbc.sql(count).param("id", id).query(Integer.class).single() > 0;
  }

  private static CatalogException stays(String name, String why) {
    return CatalogException.invalid("Nothing was removed: " + name + " " + why + ".");
  }
}
