package io.quaymaster.console.catalog;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.Requires;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What happened to policies last, over all of them.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class RecentChanges {
  private static final String CHANGES =
      """
      select 'SAVED' as what, v.policy_id, v.number, v.created_at as happened, v.author as who,
        v.author_name as who_name, v.reason
      from policy_version v
      union all
      select 'ACTIVATED', x.policy_id, x.version_number, x.active_from, x.activated_by, x.activated_by_name, x.reason
      from policy_activation x
      union all
      select 'ENDED', x.policy_id, x.version_number, x.active_to, x.ended_by, x.ended_by_name, x.end_reason
      from policy_activation x
      where x.is_open is null and not exists (
        select 1 from policy_activation y where y.policy_id = x.policy_id and y.active_from = x.active_to)
      order by happened desc, what, policy_id, number desc
      limit :limit
      """;

  private enum What {
    SAVED,
    ACTIVATED,
    ENDED
  }

  private record Found(What what, VersionId version, Instant at, Person by, String reason) {}

  private final JdbcClient jdbc;
  private final PolicyReads policies;

  RecentChanges(JdbcClient jdbc, PolicyReads policies) {
    this.jdbc = jdbc;
    this.policies = policies;
  }

  /// The `limit` newest, newest first.
  public List<RecentChange> newest(int limit) {
    List<Found> found =
        jdbc.sql(CHANGES).param("limit", limit).query((rs, n) -> found(new Row(rs))).list();
    return found.stream().map(this::change).toList();
  }

  private static Found found(Row row) throws SQLException {
    String reason = row.textOrNull("reason");
    return new Found(
        What.valueOf(row.text("what")),
        new VersionId(new PolicyId(row.id("policy_id")), new VersionNumber(row.number("number"))),
        row.time("happened"),
        Person.of(row.text("who"), row.text("who_name")),
        reason == null ? "" : reason);
  }

  private RecentChange change(Found found) {
    VersionId version = found.version();
    PolicySummary policy = policies.policy(version.policy()).orElseThrow();
    return switch (found.what()) {
      case SAVED -> new RecentChange.Saved(policy, policies.version(version).orElseThrow());
      case ACTIVATED ->
          new RecentChange.Activated(policy, version, found.at(), found.by(), found.reason());
      case ENDED -> new RecentChange.Ended(policy, version, found.at(), found.by(), found.reason());
    };
  }
}
