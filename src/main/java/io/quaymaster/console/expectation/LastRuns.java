package io.quaymaster.console.expectation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Remembers how each expectation stood last. Derived: asking again gives it anew, but for when it
/// was last met.
@Component
class LastRuns {
  private final JdbcClient jdbc;

  LastRuns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<LastRun> all() {
    return jdbc.sql("select * from expectation_run").query((rs, n) -> run(rs)).list();
  }

  Optional<LastRun> of(ExpectationId id) {
    return jdbc.sql("select * from expectation_run where expectation_id = :id")
        .param("id", id.value())
        .query((rs, n) -> run(rs))
        .optional();
  }

  void keep(LastRun run) {
    int changed =
        with(
                jdbc.sql(
                    """
                    update expectation_run set revision = :revision, standing = :standing, why = :why,
                      ran_at = :at, last_met_at = :met where expectation_id = :id
                    """),
                run)
            .update();
    if (changed == 0) {
      with(
              jdbc.sql(
                  """
                  insert into expectation_run (expectation_id, revision, standing, why, ran_at, last_met_at)
                  values (:id, :revision, :standing, :why, :at, :met)
                  """),
              run)
          .update();
    }
  }

  private static JdbcClient.StatementSpec with(JdbcClient.StatementSpec spec, LastRun run) {
    @Nullable OffsetDateTime met =
        run.lastMet() == null ? null : run.lastMet().atOffset(ZoneOffset.UTC);
    return spec.param("id", run.expectation().value())
        .param("revision", run.revision())
        .param("standing", run.standing().name())
        .param("why", run.why())
        .param("at", run.at().atOffset(ZoneOffset.UTC))
        .param("met", met, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static LastRun run(ResultSet rs) throws SQLException {
    return new LastRun(
        new ExpectationId(Objects.requireNonNull(rs.getObject("expectation_id", UUID.class))),
        rs.getInt("revision"),
        Met.Standing.valueOf(rs.getString("standing")),
        Objects.requireNonNull(rs.getString("why")),
        Objects.requireNonNull(time(rs, "ran_at")),
        time(rs, "last_met_at"));
  }

  private static @Nullable Instant time(ResultSet rs, String column) throws SQLException {
    OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
