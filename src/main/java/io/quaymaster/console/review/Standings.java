package io.quaymaster.console.review;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.comparison.PolicyComparisons;
import io.quaymaster.console.guardrail.Guardrails;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.RolesOnFile;
import io.quaymaster.console.identity.UserId;
import io.quaymaster.console.review.Binding.Part;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Finds out how a change request stands, from what is on file just now.
@Component
class Standings {
  /// Stands for the result of a comparison that is not made yet.
  private static final ContentHash NO_RESULT = ContentHash.of("");

  private final ChangeRecords records;
  private final Comparisons comparisons;
  private final ApprovalTiers tiers;
  private final Guardrails guardrails;
  private final RolesOnFile roles;

  Standings(
      ChangeRecords records,
      Comparisons comparisons,
      ApprovalTiers tiers,
      Guardrails guardrails,
      RolesOnFile roles) {
    this.records = records;
    this.comparisons = comparisons;
    this.tiers = tiers;
    this.guardrails = guardrails;
    this.roles = roles;
  }

  /// What is over stands as it stood then. Of some that ended long ago that was not kept; those are
  /// judged by the roles that people had when they said what they said.
  Standing of(ChangeRequest change) {
    Optional<Evidence> evidence = records.evidence(change.id());
    if (!change.stage().isOpen()) {
      return records
          .conclusion(change)
          .map(kept -> kept.standing(change.stage(), evidence))
          .orElseGet(
              () -> Standing.of(change, evidence, List.of(), tiers.inForce(), Review::roles));
    }
    Binding question = question(change);
    Map<UserId, Set<ConsoleRole>> now =
        roles.of(change.opinions().stream().map(review -> review.by().id()).toList());
    return Standing.of(
        change,
        evidence.filter(found -> answers(found.binding(), question)),
        moved(change),
        tiers.inForce(),
        review -> now.getOrDefault(review.by().id(), Set.of()));
  }

  /// What is to be examined: a binding whose results are not known yet.
  Binding question(ChangeRequest change) {
    return new Binding(
        change.proposals().stream().map(this::question).toList(), guardrails.setHash());
  }

  private Part question(Proposal proposal) {
    PolicyId policy = proposal.policy();
    PolicyComparisons.Basis basis = comparisons.basis(policy);
    return new Part(
        policy,
        proposal.base(),
        comparisons.textHash(policy, proposal.base()),
        proposal.proposed(),
        comparisons.textHash(policy, proposal.proposed()),
        basis.place(),
        basis.engine(),
        NO_RESULT);
  }

  static boolean answers(Binding found, Binding question) {
    return found.guardrails().equals(question.guardrails())
        && found.parts().size() == question.parts().size()
        && question.parts().stream()
            .allMatch(part ->
                found.part(part.policy()).filter(known -> known.asksTheSame(part)).isPresent());
  }

  private List<PolicyId> moved(ChangeRequest change) {
    return change.proposals().stream()
        .filter(proposal ->
            !Objects.equals(comparisons.active(proposal.policy()).orElse(null), proposal.base()))
        .map(Proposal::policy)
        .toList();
  }
}
