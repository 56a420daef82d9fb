package io.quaymaster.console.ui.review;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.review.ChangeException;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.ChangePage;
import io.quaymaster.console.review.ChangeState;
import io.quaymaster.console.review.Discussion;
import io.quaymaster.console.review.Evidence;
import io.quaymaster.console.review.Proposal;
import io.quaymaster.console.review.Review;
import io.quaymaster.console.review.Verb;
import io.quaymaster.console.ui.kit.Deed;
import io.quaymaster.console.ui.kit.FlagChip;
import io.quaymaster.console.ui.kit.Note;
import io.quaymaster.console.ui.kit.Notices;
import io.quaymaster.console.ui.kit.Plural;
import io.quaymaster.console.ui.review.CommentDialog.Need;
import io.quaymaster.iam.analysis.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What this person can do with a change request now: the next deed as the one primary button, the
/// others before it.
final class ChangeDeeds {
  private final ChangeTools tools;
  private final ChangePage page;
  private final Discussion discussion;

  ChangeDeeds(ChangeTools tools, ChangePage page, Discussion discussion) {
    this.tools = tools;
    this.page = page;
    this.discussion = discussion;
  }

  List<Deed> offered() {
    List<Deed> deeds = new ArrayList<>();
    add(deeds, Verb.EDIT, "Edit title…", () -> new DescribeDialog(tools, page).open());
    add(deeds, Verb.WITHDRAW, "Withdraw…", this::withdraw);
    add(deeds, Verb.REJECT, "Reject…", this::reject);
    add(deeds, Verb.BREAK_GLASS, "Break glass…", this::breakGlass);
    add(deeds, Verb.ROLL_BACK, "Roll back…", this::rollBack);
    if (page.seen().isPresent()) {
      add(deeds, Verb.REQUEST_CHANGES, "Request changes…", this::requestChanges);
    }
    primary().ifPresent(deeds::add);
    return deeds;
  }

  private Optional<Deed> primary() {
    if (page.may(Verb.CLOSE_EMERGENCY)) {
      return Optional.of(new Deed("Review the emergency…", true, this::closeEmergency));
    }
    if (page.may(Verb.SUBMIT)) {
      return Optional.of(new Deed("Ask for reviews", true, this::submit));
    }
    if (page.may(Verb.ACTIVATE)) {
      return Optional.of(new Deed("Activate…", true, this::activate));
    }
    if (page.may(Verb.APPROVE) && page.seen().isPresent()) {
      return Optional.of(new Deed("Approve…", true, this::approve));
    }
    if (page.may(Verb.VERIFY) && page.standing().state() == ChangeState.ACTIVE) {
      return Optional.of(new Deed("Verify…", true, this::verify));
    }
    return Optional.empty();
  }

  private void add(List<Deed> deeds, Verb verb, String name, Runnable deed) {
    if (page.may(verb)) {
      deeds.add(new Deed(name, false, deed));
    }
  }

  private ChangeId id() {
    return page.change().id();
  }

  private ContentHash seen() {
    return page.seen().orElseThrow();
  }

  private void submit() {
    try {
      tools.changes().submit(id());
      Notices.done("Submitted: the checks run, then reviewers are asked.");
    } catch (ChangeException refused) {
      Notices.failed(refused.getMessage());
    }
  }

  private void approve() {
    Optional<Evidence> risky = page.standing().evidence().filter(Evidence::needsWords);
    CommentDialog dialog =
        new CommentDialog(
            "Approve " + id() + "?",
            "Approve",
            risky.isPresent() ? "Why it is right nevertheless" : "Comment",
            risky.isPresent() ? Need.NEEDED : Need.OPTIONAL,
            words -> tools.reviews().approve(id(), seen(), words));
    dialog.explained(
        new Paragraph(
            "You approve exactly the access that this page shows. If anything of it changes, the approval ends."));
    openThreads().ifPresent(dialog::explained);
    risky.ifPresent(found -> dialog.ticked("I looked at its risks: " + risks(found)));
    dialog.open();
  }

  /// What nobody should pass over: `Public, Write, 1 warning of the checks.`
  private static String risks(Evidence found) {
    List<String> risks = new ArrayList<>();
    found.flags().forEach(flag -> risks.add(FlagChip.word(flag.name())));
    if (found.verdict() == Verdict.UNDECIDED) {
      risks.add("what could not be decided");
    }
    int warnings = ChecksPanel.warnings(found);
    if (warnings > 0) {
      risks.add(Plural.of(warnings, "warning", "warnings") + " of the checks");
    }
    return String.join(", ", risks) + ".";
  }

  /// Open threads hold nobody back, but nobody overlooks them.
  private Optional<Component> openThreads() {
    int open = discussion.open();
    if (open == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Note(
            (open == 1 ? "1 thread is" : Plural.number(open) + " threads are")
                + " still open in the discussion."));
  }

  private void requestChanges() {
    new CommentDialog(
            "Request changes to " + id(),
            "Request changes",
            "What should be different",
            Need.NEEDED,
            words -> tools.reviews().requestChanges(id(), seen(), words))
        .open();
  }

  private void reject() {
    new CommentDialog(
            "Reject " + id() + " for good?",
            "Reject",
            "Reason",
            Need.NEEDED,
            words -> tools.reviews().reject(id(), words))
        .open();
  }

  private void withdraw() {
    new CommentDialog(
            "Withdraw " + id() + "?",
            "Withdraw",
            "Reason",
            Need.NEEDED,
            words -> tools.changes().withdraw(id(), words))
        .open();
  }

  void dismiss(Review review) {
    boolean own = page.isOwn(review);
    new CommentDialog(
            own ? "Take back your review?" : "Dismiss the review of " + review.by().name() + "?",
            own ? "Take back" : "Dismiss",
            "Reason",
            Need.NEEDED,
            words -> tools.reviews().dismiss(id(), review.number(), words))
        .open();
  }

  private void activate() {
    CommentDialog dialog =
        new CommentDialog(
            "Activate " + id() + "?",
            "Activate",
            "Reason",
            Need.NEEDED,
            words -> tools.activation().activate(id(), seen(), words));
    openThreads().ifPresent(dialog::explained);
    dialog.explained(new Paragraph(effects())).open();
  }

  /// `v6 comes in force on depot/scanner-gateway in place of v4.`
  private String effects() {
    List<String> sentences = new ArrayList<>();
    for (Proposal proposal : page.change().proposals()) {
      String name = tools.catalog().policy(proposal.policy()).map(PolicySummary::name).orElse("");
      String base = proposal.base() == null ? "no version" : proposal.base().toString();
      sentences.add(
          proposal.proposed() == null
              ? "No version is in force on " + name + " any more; until now it is " + base + "."
              : proposal.proposed() + " comes in force on " + name + " in place of " + base + ".");
    }
    return String.join(" ", sentences);
  }

  private void breakGlass() {
    List<Proposal> seen = page.change().proposals();
    CommentDialog.withLine(
            "Activate " + id() + " without its approvals?",
            "Break glass",
            "Incident",
            "Reason",
            (words, incident) -> tools.activation().breakGlass(id(), seen, incident, words))
        .explained(
            new Paragraph(effects()),
            new Paragraph(
                "Everybody sees that you did this. Somebody else has to review it within 24 hours."))
        .open();
  }

  private void closeEmergency() {
    new CommentDialog(
            "Review the emergency of " + id(),
            "Close it",
            "What you found",
            Need.NEEDED,
            words -> tools.activation().closeEmergency(id(), words))
        .open();
  }

  private void rollBack() {
    CommentDialog dialog =
        new CommentDialog(
            "Roll back " + id() + "?",
            "Roll back",
            "Reason",
            Need.NEEDED,
            words -> tools.activation().rollBack(id(), words));
    dialog.setWidth("min(64rem, 100vw)");
    for (Proposal proposal : page.change().proposals()) {
      tools
          .catalog()
          .policy(proposal.policy())
          .ifPresent(policy ->
              dialog.explained(
                  tools.comparisons().of(policy, proposal.proposed(), proposal.base())));
    }
    dialog.open();
  }

  private void verify() {
    for (Proposal proposal : page.change().proposals()) {
      tools
          .catalog()
          .policy(proposal.policy())
          .ifPresent(policy ->
              new LiveTextDialog(
                      policy.name(), live -> tools.activation().verify(id(), policy.id(), live))
                  .open());
    }
  }
}
