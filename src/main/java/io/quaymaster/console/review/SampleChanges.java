package io.quaymaster.console.review;

import io.quaymaster.console.catalog.SampleGoing;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Change requests about policies of the sample workspace go with it.
@Component
class SampleChanges {
  private static final String CHANGES =
      "(select q.change_id from change_proposal q join policy p on p.id = q.policy_id where p.workspace_id = :sample)";

  private static final String POLICIES =
      "(select p.id from policy p where p.workspace_id = :sample)";

  private static final String ACCOUNTS =
      "(select a.digits from account a where a.workspace_id = :sample)";

  /// Users and groups of a notice are of the same account.
  private static final String NOTICES =
      "policy_id in "
          + POLICIES
          + " or account in "
          + ACCOUNTS
          + " or user_id in (select u.id from principal u where u.account in "
          + ACCOUNTS
          + ")";

  private static final List<String> STEPS =
      List.of(
          "delete from access_notice_review where notice_id in (select id from access_notice where "
              + NOTICES
              + ")",
          "delete from access_notice where " + NOTICES,
          "delete from change_remark where thread_id in"
              + " (select t.id from change_thread t where t.change_id in "
              + CHANGES
              + ")",
          "delete from change_thread where change_id in " + CHANGES,
          "delete from change_deed where change_id in " + CHANGES,
          "delete from change_verification where change_id in " + CHANGES,
          "delete from change_emergency_review where change_id in " + CHANGES,
          "delete from change_emergency where change_id in " + CHANGES,
          "delete from change_finding where evidence_id in"
              + " (select e.id from change_evidence e where e.change_id in "
              + CHANGES
              + ")",
          "delete from change_evidence where change_id in " + CHANGES,
          "delete from change_conclusion where change_id in " + CHANGES,
          "delete from change_dismissal where review_id in"
              + " (select r.id from change_review r where r.change_id in "
              + CHANGES
              + ")",
          "delete from change_review where change_id in " + CHANGES,
          "delete from change_author where change_id in " + CHANGES);

  private final JdbcClient jdbc;

  SampleChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  void going(SampleGoing event) {
    List<Long> changes =
        jdbc.sql(
                "select distinct change_id from (select change_id from change_proposal where change_id in "
                    + CHANGES
                    + ") c")
            .param("sample", event.workspace())
            .query((rs, n) -> rs.getLong("change_id"))
            .list();
    for (String step : STEPS) {
      jdbc.sql(step).param("sample", event.workspace()).update();
    }
    for (long change : changes) {
      jdbc.sql("delete from change_proposal where change_id = :id").param("id", change).update();
      jdbc.sql("delete from change_request where id = :id").param("id", change).update();
    }
  }
}
