package io.quaymaster.console.rest.wire;

import io.quaymaster.iam.analysis.AccessComparator;
import io.quaymaster.iam.analysis.Comparison;
import io.quaymaster.iam.analysis.Place;
import io.quaymaster.iam.inspection.Inspector;
import io.quaymaster.iam.policy.Arn;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.LintContext;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares pairs, on any thread.
public final class PairComparer {
  /// What is said about statements that do nothing.
  private static final Set<IssueCode> IDLE =
      EnumSet.of(
          IssueCode.SHADOWED_BY_DENY, IssueCode.REDUNDANT, IssueCode.VACUOUS, IssueCode.OVERRIDDEN);

  private final AccessComparator comparator = new AccessComparator();

  public PairAnswer compare(Pair pair) {
    long start = System.nanoTime();
    Side before = side(pair.before(), "before", pair.place());
    Side after = side(pair.after(), "after", pair.place());
    List<PairAnswer.SideFinding> refused = new ArrayList<>(before.refused());
    refused.addAll(after.refused());
    if (!refused.isEmpty()) {
      return new PairAnswer.Invalid(pair, refused);
    }
    try {
      Comparison comparison = comparator.compare(pair.place(), before.policy(), after.policy());
      long micros = (System.nanoTime() - start) / 1000;
      return new PairAnswer.Compared(pair, comparison, idle(before, after, pair.place()), micros);
    } catch (RuntimeException | StackOverflowError e) {
      return new PairAnswer.Failed(
          pair, "the comparison broke down, which is a defect of this program (" + e + ")");
    }
  }

  /// The answer to a pair of documents that both are acceptable and were compared already.
  public static PairAnswer answered(Pair pair, Comparison comparison, Duration took) {
    Side before = side(pair.before(), "before", pair.place());
    Side after = side(pair.after(), "after", pair.place());
    return new PairAnswer.Compared(
        pair, comparison, idle(before, after, pair.place()), took.toNanos() / 1000);
  }

  /// A side as it was read: its policy, null if there is none, or why it is not acceptable.
  private record Side(
      Pair.Document document,
      String name,
      Optional<ParseOutcome> outcome,
      @Nullable Policy policy,
      List<PairAnswer.SideFinding> refused) {}

  private static Side side(Pair.Document document, String name, Place place) {
    Json json = document.json();
    if (json == null) {
      return new Side(document, name, Optional.empty(), null, List.of());
    }
    ParseOutcome outcome = PolicyParser.parse(json, document.source(), place.type());
    return switch (outcome) {
      case ParseOutcome.Parsed parsed ->
          new Side(document, name, Optional.of(outcome), parsed.policy(), List.of());
      case ParseOutcome.Unreadable unreadable ->
          saysNothing(unreadable)
              ? new Side(document, name, Optional.of(outcome), unreadable.legible(), List.of())
              : new Side(
                  document,
                  name,
                  Optional.of(outcome),
                  null,
                  sided(outcome.findings(), document, name));
    };
  }

  /// A document whose only fault is that it has no statement can be compared: it says nothing.
  private static boolean saysNothing(ParseOutcome.Unreadable unreadable) {
    return unreadable.legible() != null
        && unreadable.findings().stream()
            .allMatch(finding ->
                finding.code() == IssueCode.ELEMENT_EMPTY
                    && finding.location().pointer().equals("/Statement"));
  }

  private static List<PairAnswer.SideFinding> sided(
      List<Finding> findings, Pair.Document document, String name) {
    return findings.stream()
        .map(finding -> new PairAnswer.SideFinding(document, name, finding))
        .toList();
  }

  private static List<PairAnswer.SideFinding> idle(Side before, Side after, Place place) {
    List<PairAnswer.SideFinding> findings = new ArrayList<>(idle(before, place));
    findings.addAll(idle(after, place));
    return findings;
  }

  private static List<PairAnswer.SideFinding> idle(Side side, Place place) {
    String resource = Optional.ofNullable(place.resource()).map(Arn::toString).orElse(null);
    LintContext context = new LintContext(place.type(), place.registry(), resource);
    List<Finding> found =
        side
            .outcome()
            .map(outcome -> Inspector.inspect(outcome, context))
            .orElse(List.of())
            .stream()
            .filter(finding -> IDLE.contains(finding.code()) && isOfStatement(finding))
            .toList();
    return sided(found, side.document(), side.name());
  }

  private static boolean isOfStatement(Finding finding) {
    return finding.location().path().size() <= 2
        && StatementIndex.of(finding.location()).isPresent();
  }
}
