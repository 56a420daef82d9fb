package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.ButtonVariant;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.comparison.PolicyComparisons;
import io.quaymaster.console.identity.CurrentUser;
import io.quaymaster.console.identity.RolesOnFile;
import io.quaymaster.console.review.ChangeRequests;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.ui.kit.BackgroundWork;
import io.quaymaster.console.ui.kit.LiveUpdates;

/// The way from a version to a change request for it: the only way in which it comes in force.
@org.springframework.stereotype.Component
public record Proposing(
    ChangeRequests changes,
    PolicyComparisons comparisons,
    BackgroundWork background,
    RolesOnFile roles,
    CurrentUser user,
    LiveUpdates updates) {

  /// What there is to do about a version that is not in force.
  ///
  /// @param reason why it was saved
  public Component version(PolicySummary policy, VersionNumber number, String reason) {
    VersionNumber active = policy.active();
    Proposal proposal = new Proposal(policy.id(), active, number);
    boolean back = active != null && number.compareTo(active) < 0;
    return new ProposalDeeds(
        this,
        policy,
        back
            ? new ProposalDeeds.Wanted(
                proposal, "Propose to go back to " + number, "Go back to " + number)
            : new ProposalDeeds.Wanted(proposal, "Propose " + number, reason),
        ButtonVariant.PRIMARY);
  }

  /// The same for a version that was in force once, beside when that was.
  public Component again(PolicySummary policy, VersionNumber number) {
    Proposal proposal = new Proposal(policy.id(), policy.active(), number);
    return new ProposalDeeds(
        this,
        policy,
        new ProposalDeeds.Wanted(
            proposal, "Propose to go back to " + number, "Go back to " + number),
        ButtonVariant.SMALL);
  }

  /// The way to have no version in force any more.
  public Component none(PolicySummary policy) {
    return new ProposalDeeds(
        this,
        policy,
        new ProposalDeeds.Wanted(
            new Proposal(policy.id(), policy.active(), null),
            "Propose that no version is in force",
            "Have no version in force on " + policy.name()),
        ButtonVariant.TERTIARY);
  }
}
