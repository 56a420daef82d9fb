package io.quaymaster.console.review;

import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.Person;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.console.storage.Attempts;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which approvals changes need. An administrator proposes another table, and it comes in force
/// when another administrator agrees.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class ApprovalTiers {
  private final JdbcClient jdbc;
  private final Attempts attempts;
  private final CurrentUser user;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ApprovalTiers(
      JdbcClient jdbc,
      Attempts attempts,
      CurrentUser user,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.attempts = attempts;
    this.user = user;
    this.events = events;
    this.clock = clock;
  }

  /// A table that somebody proposed, and what became of it.
  ///
  /// @param decision null as long as nobody decided
  /// @param agreed whether it was agreed to
  public record ProposedTable(
      TierTable table,
      Person by,
      Instant at,
      String reason,
      @Nullable Ending decision,
      boolean agreed) {}

  /// The table that counts now.
  public TierTable inForce() {
    return tables().stream()
        .filter(ProposedTable::agreed)
        .findFirst()
        .map(ProposedTable::table)
        .orElse(TierTable.FIRST);
  }

  /// The one that waits for a decision.
  public Optional<ProposedTable> waiting() {
    return tables().stream().filter(one -> one.decision() == null).findFirst();
  }

  /// All that were ever proposed, newest first.
  public List<ProposedTable> tables() {
    return jdbc.sql(
            """
            select t.*, d.agreed, d.decided_by, d.decided_by_name, d.at as decided_at, d.words
            from tier_table t left join tier_table_decision d on d.number = t.number order by t.number desc
            """)
        .query((rs, n) -> {
          String decider = rs.getString("decided_by");
          return new ProposedTable(
              new TierTable(rs.getInt("number"), KeptJson.tiers(rs.getString("tiers"))),
              Person.of(rs.getString("proposed_by"), rs.getString("proposed_by_name")),
              rs.getObject("proposed_at", OffsetDateTime.class).toInstant(),
              rs.getString("reason"),
              decider == null
                  ? null
                  : new Ending(
                      Person.of(decider, rs.getString("decided_by_name")),
                      rs.getObject("decided_at", OffsetDateTime.class).toInstant(),
                      rs.getString("words")),
              rs.getBoolean("agreed"));
        })
        .list();
  }

  /// Proposes a table; its number does not matter. Only one waits at a time.
  @Requires(ConsoleRole.ADMIN)
  @Transactional(propagation = org.springframework.transaction.annotation.Propagation.NOT_SUPPORTED)
  public TierTable propose(List<Tier> tiers, String reason) {
    TierTable checked = new TierTable(0, tiers);
    String why = Words.reason(reason);
    return attempts.inTransaction(() -> {
      if (checked.tiers().equals(inForce().tiers())) {
        throw ChangeException.invalid("This is the table that counts already.");
      }
      waiting()
          .ifPresent(other -> {
            throw ChangeException.refused(
                "Another table, proposed by "
                    + other.by().name()
                    + ", waits for a decision first.");
          });
      int number = tables().stream().mapToInt(one -> one.table().number()).max().orElse(0) + 1;
      Person by = user.person();
      jdbc.sql(
              """
              insert into tier_table (number, tiers, reason, proposed_by, proposed_by_name, proposed_at)
              values (:number, :tiers, :reason, :by, :name, :at)
              """)
          .param("number", number)
          .param("tiers", KeptJson.tiers(checked.tiers()))
          .param("reason", why)
          .param("by", by.id().value())
          .param("name", by.name())
          .param("at", ChangeRecords.time(clock.instant()))
          .update();
      events.publishEvent(new TiersChanged("TIERS_PROPOSED", number, why));
      return new TierTable(number, checked.tiers());
    });
  }

  /// Agrees to the table that waits, or turns it down. Whoever proposed it can only turn it down.
  ///
  /// @param number of the table that the administrator saw
  @Requires(ConsoleRole.ADMIN)
  @Transactional
  public void decide(int number, Verdict verdict, String words) {
    Person by = user.person();
    ProposedTable waiting =
        waiting()
            .filter(one -> one.table().number() == number)
            .orElseThrow(
                () -> ChangeException.moved("The table was decided about already; look again."));
    boolean agreed = verdict == Verdict.AGREE;
    if (agreed && waiting.by().id().equals(by.id())) {
      throw ChangeException.refused(
          "Whoever proposed the table does not agree to it; another administrator has to.");
    }
    String why = Words.reason(words);
    jdbc.sql(
            """
            insert into tier_table_decision (number, agreed, decided_by, decided_by_name, at, words)
            values (:number, :agreed, :by, :name, :at, :words)
            """)
        .param("number", number)
        .param("agreed", agreed)
        .param("by", by.id().value())
        .param("name", by.name())
        .param("at", ChangeRecords.time(clock.instant()))
        .param("words", why)
        .update();
    events.publishEvent(
        new TiersChanged(agreed ? "TIERS_AGREED" : "TIERS_TURNED_DOWN", number, why));
  }

  /// What an administrator says to a table.
  public enum Verdict {
    AGREE,
    TURN_DOWN
  }
}
