package io.quaymaster.console.catalog;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Deletes every row of the sample workspace, in the order in which rows refer to each other. The
/// mark `being_removed` is what makes the database let versions and activations of the sample go,
/// and only those. An account of one's own that stands in a unit of the sample stands alone then,
/// and an account of the sample leaves the organization of one's own that it was moved to.
@Component
class SampleRemoval {
  private static final String POLICIES =
      "(select p.id from policy p where p.workspace_id = :sample)";

  private static final String ACCOUNTS =
      "(select a.digits from account a where a.workspace_id = :sample)";

  private static final String PRINCIPALS =
      "(select n.id from principal n where n.account in " + ACCOUNTS + ")";

  private static final String REGISTRIES =
      "(select g.id from registry g where g.account in " + ACCOUNTS + ")";

  private static final String REPOSITORIES =
      "(select r.id from repository r where r.registry_id in " + REGISTRIES + ")";

  private static final String ORGANIZATIONS =
      "(select o.id from organization o where o.workspace_id = :sample)";

  private static final String UNITS =
      "(select u.id from organizational_unit u where u.organization_id in " + ORGANIZATIONS + ")";

  private static final List<String> STEPS =
      List.of(
          "delete from draft where policy_id in " + POLICIES,
          "delete from policy_attachment where policy_id in "
              + POLICIES
              + " or account in "
              + ACCOUNTS
              + " or unit_id in "
              + UNITS,
          "delete from policy_activation where policy_id in " + POLICIES,
          "delete from version_findings where version_id in"
              + " (select v.id from policy_version v where v.policy_id in "
              + POLICIES
              + ")",
          "delete from policy_version where policy_id in " + POLICIES,
          "delete from policy where workspace_id = :sample",
          "delete from group_membership where group_id in " + PRINCIPALS,
          "delete from principal_tag where principal_id in " + PRINCIPALS,
          "delete from principal where account in " + ACCOUNTS,
          "delete from repository_tag where repository_id in " + REPOSITORIES,
          "delete from repository where registry_id in " + REGISTRIES,
          "delete from registry where account in " + ACCOUNTS,
          "delete from account_placement where account in " + ACCOUNTS + " or unit_id in " + UNITS,
          "delete from account where workspace_id = :sample",
          "update account set unit_id = null, management = false where unit_id in " + UNITS,
          "update organizational_unit set parent_id = null where organization_id in "
              + ORGANIZATIONS,
          "delete from organizational_unit where organization_id in " + ORGANIZATIONS,
          "delete from organization where workspace_id = :sample",
          "delete from workspace where id = :sample");

  private final JdbcClient jdbc;
  private final EntityManager rows;
  private final ApplicationEventPublisher events;

  SampleRemoval(JdbcClient jdbc, EntityManager rows, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.events = events;
  }

  void remove() {
    rows.flush();
    jdbc.sql("update workspace set being_removed = true where id = :sample")
        .param("sample", WorkspaceEntity.SAMPLE)
        .update();
    events.publishEvent(new SampleGoing(WorkspaceEntity.SAMPLE));
    for (String step : STEPS) {
      jdbc.sql(step).param("sample", WorkspaceEntity.SAMPLE).update();
    }
    rows.clear();
  }
}
