package io.quaymaster.console.review;

import io.quaymaster.console.catalog.Activate;
import io.quaymaster.console.catalog.Activation;
import io.quaymaster.console.catalog.ActivationOutcome;
import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyDeeds;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.catalog.Window;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Legible;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.console.review.ChangeWork.Done;
import io.quaymaster.console.review.ChangeWork.Held;
import io.quaymaster.iam.analysis.Verdict;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Puts what a change request proposes in force, all of it or nothing, and back again.
@Service
@Requires(ConsoleRole.VIEWER)
public class ChangeActivation {
  /// Until when somebody else is to review an emergency.
  static final Duration EMERGENCY_REVIEW = Duration.ofHours(24);

  /// How long what was replaced comes back without an approval.
  static final Duration ROLL_BACK = Duration.ofDays(7);

  private static final int MOST_IN_AN_INCIDENT = 200;

  private final ChangeRecords records;
  private final Comparisons comparisons;
  private final Examiner examiner;
  private final ApprovalTiers tiers;
  private final PolicyCatalog policies;
  private final PolicyDeeds deeds;
  private final ChangeWork work;

  ChangeActivation(
      ChangeRecords records,
      Comparisons comparisons,
      Examiner examiner,
      ApprovalTiers tiers,
      PolicyCatalog policies,
      PolicyDeeds deeds,
      ChangeWork work) {
    this.records = records;
    this.comparisons = comparisons;
    this.examiner = examiner;
    this.tiers = tiers;
    this.policies = policies;
    this.deeds = deeds;
    this.work = work;
  }

  /// @param seen what the person had before them
  public void activate(ChangeId id, ContentHash seen, String reason) {
    String why = Words.reason(reason);
    work.on(
        id,
        Verb.ACTIVATE,
        held -> {
          held.requireSeen(seen);
          records.lockActivations();
          require(examiner.checks(held.change()));
          return inForce(held, why, "CHANGE_ACTIVATED");
        });
  }

  /// Activates what is not approved. Somebody else has to review that within hours.
  ///
  /// @param seen what the person saw proposed
  /// @param incident what the emergency is called elsewhere, such as the number of a ticket
  public void breakGlass(ChangeId id, List<Proposal> seen, String incident, String reason) {
    String why = Words.reason(reason);
    String called = Words.needed(incident, MOST_IN_AN_INCIDENT, "incident");
    work.on(
        id,
        Verb.BREAK_GLASS,
        held -> {
          if (!held.change().proposals().equals(seen)) {
            throw ChangeException.moved(
                "It does not propose what you saw any more. Look at it again and decide anew.");
          }
          if (seen.stream().allMatch(Proposal::isNothing)) {
            throw ChangeException.refused("It proposes what is in force already.");
          }
          records.lockActivations();
          records.add(
              id,
              new Emergency(
                  held.actor().person(),
                  held.at(),
                  called,
                  why,
                  held.at().plus(EMERGENCY_REVIEW).truncatedTo(ChronoUnit.MINUTES),
                  null));
          return inForce(held, called + ": " + why, "GLASS_BROKEN");
        });
  }

  /// Ends the review that an emergency calls for.
  public void closeEmergency(ChangeId id, String words) {
    String given = Words.needed(words, Words.MOST, "review");
    work.on(
        id,
        Verb.CLOSE_EMERGENCY,
        held -> {
          records.close(id, new Ending(held.actor().person(), held.at(), given));
          return Done.of(id, "EMERGENCY_REVIEWED", given);
        });
  }

  /// Other policies that have a say may have changed since the checks ran.
  private static void require(List<CheckResult> checks) {
    for (CheckResult check : checks) {
      if (check.outcome() == CheckResult.Outcome.FAILED) {
        throw ChangeException.refused(check.title() + ": " + check.words());
      }
    }
  }

  private Done<ChangeId> inForce(Held held, String why, String what) {
    for (Proposal proposal : held.change().proposals()) {
      if (!proposal.isNothing()) {
        requireNoLockOut(proposal.policy(), proposal.base(), proposal.proposed());
        activate(held.id(), proposal.policy(), proposal.base(), proposal.proposed(), why);
      }
    }
    work.end(held, Stage.ACTIVATED, why);
    return Done.of(held.id(), what, why);
  }

  private void requireNoLockOut(
      PolicyId policy, @Nullable VersionNumber before, @Nullable VersionNumber after) {
    switch (comparisons.lockOut(policy, before, after)) {
      case SOMEBODY -> {
        // The owner can mend whatever comes of it.
      }
      case NOBODY ->
          throw ChangeException.refused(
              "Nobody in the owning account could set the policy again, so it does not come in force.");
      case UNKNOWN ->
          throw ChangeException.refused(
              "It could not be shown that somebody in the owning account could set the policy again, so it does not come in force.");
    }
  }

  private void activate(
      ChangeId id,
      PolicyId policy,
      @Nullable VersionNumber from,
      @Nullable VersionNumber to,
      String why) {
    String reason = Legible.shortened(id + ": " + why, Words.MOST_IN_A_REASON);
    switch (deeds.activate(new Activate(policy, to, from, reason))) {
      case ActivationOutcome.Done done -> {
        // The next one.
      }
      case ActivationOutcome.Moved moved ->
          throw ChangeException.moved(
              "Nothing was done: meanwhile another version came in force than "
                  + (from == null ? "none" : from)
                  + ". Look at that first.");
    }
  }

  /// Holds a live text against what was activated.
  ///
  /// @return the live text as compared with the version that is in force here
  public ComparisonReport verify(ChangeId id, PolicyId policy, String live) {
    return work.on(id, Verb.VERIFY, held -> verify(held, policy, live));
  }

  private Done<ComparisonReport> verify(Held held, PolicyId policy, String live) {
    Proposal proposal =
        held.change()
            .proposal(policy)
            .orElseThrow(() -> ChangeException.invalid("It is not about this policy."));
    requireInForce(proposal);
    ComparisonReport report = comparisons.compare(policy, proposal.proposed(), live);
    if (!(report instanceof ComparisonReport.Compared compared)) {
      return Done.nothing(report);
    }
    Verdict verdict = compared.comparison().verdict();
    records.add(
        held.id(),
        new Verification(policy, ContentHash.of(live), verdict, held.actor().person(), held.at()));
    List<Verification> known = records.verifications(held.id());
    boolean all =
        known.size() == held.change().proposals().size()
            && known.stream().allMatch(one -> one.verdict() == Verdict.EQUIVALENT);
    held.row().stage = all ? Stage.VERIFIED : Stage.ACTIVATED;
    String words =
        verdict == Verdict.EQUIVALENT
            ? "What is live means the same."
            : "What is live does not mean the same: " + verdict + ".";
    return Done.of(report, all ? "CHANGE_VERIFIED" : "CHANGE_COMPARED_WITH_LIVE", words);
  }

  private void requireInForce(Proposal proposal) {
    if (!Objects.equals(comparisons.active(proposal.policy()).orElse(null), proposal.proposed())) {
      throw ChangeException.moved("Another version came in force since then.");
    }
  }

  /// A way back needs no approval as long as it leads to what this change replaced, and soon: not
  /// over what others did since then, and not to what nobody approved.
  private void requireDirectlyBefore(Held held, Proposal proposal) {
    if (proposal.isNothing()) {
      return;
    }
    Activation now =
        policies.activations(proposal.policy(), new Window(0, 1)).stream()
            .filter(Activation::isOpen)
            .findFirst()
            .orElse(null);
    boolean own = now == null || now.reason().startsWith(held.id() + ": ");
    if (!own) {
      throw ChangeException.refused(
          "Others came in force since then: open a change request for what was in force before.");
    }
    if (now != null && now.from().plus(ROLL_BACK).isBefore(held.at())) {
      throw ChangeException.refused(
          "It has been in force for more than %d days: open a change request for what was in force before."
              .formatted(ROLL_BACK.toDays()));
    }
    VersionNumber base = proposal.base();
    if (base != null && records.cameByEmergency(proposal.policy(), base)) {
      throw ChangeException.refused(
          base
              + " came in force in an emergency, without its approvals: open a change request for it.");
    }
  }

  /// Puts back in force what was replaced, all of it or nothing.
  public void rollBack(ChangeId id, String reason) {
    String why = Words.reason(reason);
    work.on(
        id,
        Verb.ROLL_BACK,
        held -> {
          if (tiers.inForce().tier(Occasion.ROLL_BACK).approvals() > 0) {
            throw ChangeException.refused(
                "Here a roll back needs approvals: open a change request for what was in force before.");
          }
          records.lockActivations();
          for (Proposal proposal : held.change().proposals()) {
            requireInForce(proposal);
            requireDirectlyBefore(held, proposal);
          }
          require(examiner.checksOfRollBack(held.change()));
          for (Proposal proposal : held.change().proposals()) {
            if (!proposal.isNothing()) {
              requireNoLockOut(proposal.policy(), proposal.proposed(), proposal.base());
              activate(id, proposal.policy(), proposal.proposed(), proposal.base(), why);
            }
          }
          held.row().end(Stage.ROLLED_BACK, new Ending(held.actor().person(), held.at(), why));
          return Done.of(id, "CHANGE_ROLLED_BACK", why);
        });
  }
}
