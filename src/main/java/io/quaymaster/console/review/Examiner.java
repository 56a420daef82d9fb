package io.quaymaster.console.review;

import io.quaymaster.console.access.EffectiveChanges;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.review.Binding.Part;
import io.quaymaster.console.review.CheckResult.Outcome;
import io.quaymaster.console.review.Review.Opinion;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Verdict;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.report.ComparisonJson;
import io.quaymaster.iam.report.FindingJson;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Examines what a change request proposes: compares each policy, runs every check, and proves
/// which edits changed nothing.
@Component
class Examiner {

  private final Standings standings;
  private final Comparisons comparisons;
  private final PolicyCatalog policies;
  private final EffectiveChanges effects;
  private final List<ChangeCheck> checks;
  private final Clock clock;

  Examiner(
      Standings standings,
      Comparisons comparisons,
      PolicyCatalog policies,
      EffectiveChanges effects,
      List<ChangeCheck> checks,
      Clock clock) {
    this.standings = standings;
    this.comparisons = comparisons;
    this.policies = policies;
    this.effects = effects;
    this.checks = List.copyOf(checks);
    this.clock = clock;
  }

  /// @throws java.util.concurrent.CancellationException when its thread is interrupted
  Examination examine(ChangeRequest change) {
    Binding question = standings.question(change);
    List<Part> parts = new ArrayList<>();
    List<Comparison> compared = new ArrayList<>();
    List<Examination.Found> found = new ArrayList<>();
    List<String> illegible = new ArrayList<>();
    List<String> locked = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    boolean reachesElsewhere = false;
    for (Proposal proposal : change.proposals()) {
      Part part = question.part(proposal.policy()).orElseThrow();
      PolicySummary policy = policies.policy(proposal.policy()).orElseThrow();
      switch (comparisons.compare(proposal.policy(), proposal.base(), proposal.proposed())) {
        case ComparisonReport.Compared report -> {
          parts.add(with(part, report));
          compared.add(report.comparison());
          switch (comparisons.lockOut(policy, report)) {
            case SOMEBODY -> {
              // Whatever comes of it can be mended.
            }
            case NOBODY -> locked.add(policy.name());
            case UNKNOWN -> unknown.add(policy.name());
          }
          reachesElsewhere |=
              Extent.reachesElsewhere(
                  policy.type(),
                  report.comparison(),
                  report.before().policy(),
                  report.after().policy());
          found.add(found(policy, proposal, report));
        }
        case ComparisonReport.Illegible _ -> {
          parts.add(part);
          illegible.add(policy.name());
        }
      }
    }
    List<CheckResult> results = new ArrayList<>();
    results.add(comparison(compared, illegible));
    results.add(lockOut(locked, unknown));
    results.addAll(checks(texts(change)));
    return new Examination(
        new Binding(parts, question.guardrails()),
        illegible.isEmpty() && !reachesElsewhere ? Extent.verdict(compared) : Verdict.UNDECIDED,
        Extent.flags(compared),
        results,
        proven(change),
        found);
  }

  /// Runs the checks alone, which may hang on more than approvals are bound to.
  List<CheckResult> checks(ChangeRequest change) {
    return checks(texts(change));
  }

  /// Runs the checks for the way back.
  List<CheckResult> checksOfRollBack(ChangeRequest change) {
    return checks(
        texts(change).stream()
            .map(text -> new ProposedText(text.policy(), text.after(), text.before()))
            .toList());
  }

  private List<CheckResult> checks(List<ProposedText> texts) {
    return checks.stream().map(check -> check.examine(texts)).toList();
  }

  private static Part with(Part part, ComparisonReport.Compared report) {
    return new Part(
        part.policy(),
        part.base(),
        part.baseText(),
        part.proposed(),
        part.proposedText(),
        part.place(),
        part.engine(),
        report.result());
  }

  private Examination.Found found(
      PolicySummary policy, Proposal proposal, ComparisonReport.Compared report) {
    EffectiveChanges.Answer effective =
        effects.changes(
            new EffectiveChanges.Question(
                policy, report.before().policy(), report.after().policy(), clock.instant()),
            percent -> {});
    String text = comparisons.text(policy.id(), proposal.proposed());
    return new Examination.Found(
        policy.id(),
        comparison(policy.type(), report.comparison()),
        findings(text == null ? List.of() : policies.check(policy.id(), text)),
        EffectiveJson.write(effective));
  }

  private static String comparison(PolicyType type, Comparison comparison) {
    JsonWriter json = JsonWriter.compact().object();
    ComparisonJson.classes("", type, comparison, json);
    ComparisonJson.reach(comparison, json);
    return json.endObject().toString();
  }

  private static String findings(List<Finding> findings) {
    JsonWriter json = JsonWriter.compact().array();
    findings.forEach(finding -> FindingJson.write(finding, json));
    return json.endArray().toString();
  }

  private List<ProposedText> texts(ChangeRequest change) {
    return change.proposals().stream()
        .map(proposal ->
            new ProposedText(
                policies.policy(proposal.policy()).orElseThrow(),
                comparisons.text(proposal.policy(), proposal.base()),
                comparisons.text(proposal.policy(), proposal.proposed())))
        .toList();
  }

  private static CheckResult comparison(List<Comparison> compared, List<String> illegible) {
    if (!illegible.isEmpty()) {
      return new CheckResult(
          "comparison",
          "Comparison",
          Outcome.FAILED,
          "The text of " + String.join(", ", illegible) + " cannot be read as a policy.");
    }
    List<String> undecided =
        compared.stream().map(Comparison::undecided).flatMap(Optional::stream).toList();
    if (!undecided.isEmpty()) {
      return comparison(
          Outcome.WARNED, "It could not be decided what changes: " + String.join(" ", undecided));
    }
    if (!compared.stream().allMatch(Extent::isWhole)) {
      return comparison(Outcome.WARNED, "More changes than what is shown here.");
    }
    return compared.stream().allMatch(one -> one.future() == Comparison.Future.SAME)
        ? comparison(Outcome.PASSED, "Every request is accounted for.")
        : comparison(
            Outcome.WARNED,
            "Actions and services that neither text names are covered in another way than before.");
  }

  private static CheckResult comparison(Outcome outcome, String words) {
    return new CheckResult("comparison", "Comparison", outcome, words);
  }

  /// A policy that nobody could set again must not come in force, whoever approves of it; nor one
  /// of which that is not known.
  private static CheckResult lockOut(List<String> locked, List<String> unknown) {
    if (!locked.isEmpty()) {
      return lockOut(
          Outcome.FAILED,
          "Nobody in the owning account could set the policy of "
              + String.join(", ", locked)
              + " again. Leave the owner's administrators out of what is denied.");
    }
    return unknown.isEmpty()
        ? lockOut(Outcome.PASSED, "The owning account can set it again.")
        : lockOut(
            Outcome.FAILED,
            "It could not be shown that somebody in the owning account could set the policy of "
                + String.join(", ", unknown)
                + " again. Leave the owner's administrators out of what is denied, or take smaller steps.");
  }

  private static CheckResult lockOut(Outcome outcome, String words) {
    return new CheckResult("lock-out", "Lock-out", outcome, words);
  }

  /// Holds every text that somebody approved here against what is proposed now.
  private List<Equivalence> proven(ChangeRequest change) {
    List<Equivalence> proven = new ArrayList<>();
    for (Proposal proposal : change.proposals()) {
      if (proposal.proposed() != null) {
        String engine = comparisons.basis(proposal.policy()).engine();
        approvedVersions(change, proposal)
            .filter(approved -> means(proposal.policy(), approved, proposal))
            .map(approved ->
                new Equivalence(proposal.policy(), approved, proposal.proposed(), engine))
            .forEach(proven::add);
      }
    }
    return proven;
  }

  private static Stream<VersionNumber> approvedVersions(ChangeRequest change, Proposal proposal) {
    return change.opinions().stream()
        .filter(review -> review.opinion() == Opinion.APPROVE)
        .flatMap(review -> review.seen().part(proposal.policy()).stream())
        .flatMap(part -> Optional.ofNullable(part.proposed()).stream())
        .filter(approved -> !approved.equals(proposal.proposed()))
        .distinct();
  }

  private boolean means(PolicyId policy, VersionNumber approved, Proposal proposal) {
    return comparisons.compare(policy, approved, proposal.proposed())
            instanceof ComparisonReport.Compared compared
        && compared.comparison().verdict() == Verdict.EQUIVALENT
        && compared.comparison().future() == Comparison.Future.SAME;
  }
}
