package io.quaymaster.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.audit.chain.ChainVerdict;
import io.quaymaster.console.audit.chain.EntryLine;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What becomes of the entries of a console that was installed before there was a chain.
abstract class ChainExistingEntriesContract {
  private static final String BEFORE_THE_CHAIN = "2026.11.22.10";

  /// An empty database.
  abstract DataSource source();

  abstract String vendor();

  @Test
  void entries_on_file_are_chained_in_their_order() {
    DataSource source = source();
    JdbcClient jdbc = JdbcClient.create(source);
    flyway(source, BEFORE_THE_CHAIN).migrate();
    for (int i = 1; i <= 2_003; i++) {
      jdbc.sql(
              "insert into audit_entry (id, at, who, who_name, remote_address, what, subject_kind, subject, title,"
                  + " before_hash, reason) values (?, current_timestamp, 'kim', 'Kim Łarsen', '', 'TOLD', 'thing', 's', ?,"
                  + " 'ab', '')")
          .params(UUID.randomUUID(), "deed " + i)
          .update();
    }
    gap(jdbc);

    flyway(source, "latest").migrate();

    AuditRows rows = new AuditRows(new JdbcTemplate(source), jdbc);
    ChainVerdict verdict =
        new AuditVerification(rows, jdbc).verify(null, percent -> {}, () -> false);
    assertThat(verdict.faults()).isEmpty();
    assertThat(rows.head().entries()).isEqualTo(2_002);
    assertThat(verdict.head()).isEqualTo(rows.head());
    assertThat(rows.after(0, new UUID(0, 0), 4))
        .extracting(entry -> entry.position() + " " + entry.title())
        .containsExactly("1 deed 1", "2 deed 3", "3 deed 4", "4 deed 5");
    assertThat(
            ((EntryLine.Read)
                    EntryLine.read(EntryLine.write(rows.after(0, new UUID(0, 0), 1).getFirst())))
                .entry()
                .hash())
        .hasSize(64);
  }

  @Test
  void an_empty_trail_gets_an_empty_chain() {
    DataSource source = source();
    JdbcClient jdbc = JdbcClient.create(source);
    flyway(source, "latest").migrate();
    AuditRows rows = new AuditRows(new JdbcTemplate(source), jdbc);
    assertThat(new AuditVerification(rows, jdbc).verify(null, percent -> {}, () -> false).isSound())
        .isTrue();
    assertThat(rows.head().entries()).isZero();
  }

  /// As a transaction that did not come about left it.
  private void gap(JdbcClient jdbc) {
    jdbc.sql(guard().off).update();
    jdbc.sql("delete from audit_entry where title = 'deed 2'").update();
    jdbc.sql(guard().on).update();
  }

  abstract TrailGuard guard();

  private Flyway flyway(DataSource source, String target) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor())
        .javaMigrations(new ChainExistingEntries())
        .target(target)
        .load();
  }
}
