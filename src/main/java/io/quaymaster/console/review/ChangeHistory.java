package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.console.review.BroughtBy.Way;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Which change request put a version in force, or took it out of force again.
@Service
@Requires(ConsoleRole.VIEWER)
@Transactional(readOnly = true)
public class ChangeHistory {
  /// What `ChangeActivation` puts before the reason of every activation.
  private static final Pattern NAMED = Pattern.compile("#([0-9]+): .*", Pattern.DOTALL);

  private final ChangeRows rows;
  private final ChangeRecords records;
  private final Standings standings;

  ChangeHistory(ChangeRows rows, ChangeRecords records, Standings standings) {
    this.rows = rows;
    this.records = records;
    this.standings = standings;
  }

  /// A version that came in force in the place of another; null for none.
  ///
  /// @param reason that was given, which names the change request
  public record Step(
      PolicyId policy,
      @Nullable VersionNumber before,
      @Nullable VersionNumber after,
      String reason) {}

  /// Empty where it came in force without a change request, as the versions of the sample did. The
  /// name alone is not believed: the change request has to propose just this.
  public Optional<BroughtBy> of(Step step) {
    Matcher named = NAMED.matcher(step.reason());
    return named.matches()
        ? ChangeId.parse(named.group(1))
            .flatMap(id -> rows.findById(id.number()))
            .map(records::read)
            .flatMap(change -> brought(change, step))
        : Optional.empty();
  }

  private Optional<BroughtBy> brought(ChangeRequest change, Step step) {
    boolean rolledBack = change.stage() == Stage.ROLLED_BACK;
    if (!rolledBack && !change.stage().isInForce()) {
      return Optional.empty();
    }
    if (change.proposals().contains(new Proposal(step.policy(), step.before(), step.after()))) {
      return Optional.of(
          brought(change, change.emergency() == null ? Way.REVIEWED : Way.EMERGENCY));
    }
    return rolledBack
            && change.proposals().contains(new Proposal(step.policy(), step.after(), step.before()))
        ? Optional.of(brought(change, Way.ROLL_BACK))
        : Optional.empty();
  }

  private BroughtBy brought(ChangeRequest change, Way way) {
    return new BroughtBy(
        change.id(),
        change.title(),
        change.authors(),
        standings.of(change).approvals().stream()
            .map(approval -> new BroughtBy.Approved(approval.review().by(), approval.review().at()))
            .toList(),
        way);
  }
}
