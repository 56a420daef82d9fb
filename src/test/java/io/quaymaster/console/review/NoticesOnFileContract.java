package io.quaymaster.console.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What becomes of the notices of a console in which only attachments were looked at.
abstract class NoticesOnFileContract {
  private static final String BEFORE = "2026.11.22.22.1";

  /// An empty database.
  abstract DataSource source();

  abstract String vendor();

  @Test
  void notices_on_file_keep_what_they_told_and_stay_as_they_are() {
    DataSource source = source();
    JdbcClient jdbc = JdbcClient.create(source);
    flyway(source, BEFORE).migrate();
    UUID policy = UUID.randomUUID();
    UUID workspace = jdbc.sql("select id from workspace").query(UUID.class).list().getFirst();
    jdbc.sql(
            "insert into account (digits, workspace_id, name, management) values ('660000000001', ?, 'Yard', false)")
        .param(workspace)
        .update();
    jdbc.sql(
            "insert into policy (id, workspace_id, type, name, account, created_at, created_by)"
                + " values (?, ?, 'IDENTITY_POLICY', 'Crane', '660000000001', current_timestamp, 'ines')")
        .params(policy, workspace)
        .update();
    for (boolean attached : new boolean[] {true, false}) {
      jdbc.sql(
              "insert into attachment_notice (policy_id, attached, title, done_by, done_by_name, at, reason)"
                  + " values (?, ?, 'Crane → loader', 'ines', 'Ines', current_timestamp, 'It moves.')")
          .params(policy, attached)
          .update();
    }
    jdbc.sql(
            "insert into attachment_notice_review (notice_id, reviewed_by, reviewed_by_name, at, words)"
                + " select min(id), 'ole', 'Ole', current_timestamp, 'Fine.' from attachment_notice")
        .update();

    flyway(source, "latest").migrate();

    assertThat(jdbc.sql("select what from access_notice order by id").query(String.class).list())
        .containsExactly("POLICY_ATTACHED", "POLICY_DETACHED");
    assertThat(jdbc.sql("select words from access_notice_review").query(String.class).list())
        .containsExactly("Fine.");
    for (String deed :
        new String[] {"update access_notice set reason = ''", "delete from access_notice_review"}) {
      assertThatThrownBy(() -> jdbc.sql(deed).update())
          .rootCause()
          .message()
          .contains("is refused");
    }
  }

  private Flyway flyway(DataSource source, String target) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor())
        .target(target)
        .load();
  }
}
