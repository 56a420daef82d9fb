package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.IdleStatement;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.text.Span;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Statements that were proven to do nothing, where nothing else says so already.
public final class ProvenStatements implements LintRule {
  /// More statements than these are not named one by one.
  private static final int NAMED = 3;

  /// Proves what does nothing, given the statements that are known to do nothing.
  public interface Proof {
    List<IdleStatement> idle(Set<Integer> known);
  }

  private final Proof proof;

  public ProvenStatements(Proof proof) {
    this.proof = proof;
  }

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    Set<Integer> known =
        policy.statements().stream()
            .filter(statement -> findings.any(finding -> isAboutAllOf(statement, finding)))
            .map(LocatedStatement::index)
            .collect(Collectors.toSet());
    for (IdleStatement one : proof.idle(known)) {
      if (one.statement() < policy.statements().size()) {
        LocatedStatement statement = policy.statements().get(one.statement());
        if (!findings.any(finding -> explains(finding, statement, one.reason()))) {
          findings.add(
              code(one.reason()),
              statement.location(),
              message(one, statement, policy),
              one.reason() == IdleStatement.Reason.VACUOUS
                  ? new Fix[0]
                  : ListedEntries.delete("Delete the statement", statement, policy));
        }
      }
    }
  }

  /// Whether a finding says already that a whole statement does nothing.
  private static boolean isAboutAllOf(LocatedStatement statement, Finding finding) {
    return finding.location().span().equals(statement.location().span())
        && (finding.code() == IssueCode.REDUNDANT || finding.code() == IssueCode.SHADOWED_BY_DENY);
  }

  /// Whether an error inside of a statement explains why it can never match, or AWS leaves open
  /// whether it does.
  private static boolean explains(
      Finding finding, LocatedStatement statement, IdleStatement.Reason reason) {
    Span whole = statement.location().span();
    Span span = finding.location().span();
    return reason == IdleStatement.Reason.VACUOUS
        && (finding.type() == FindingType.ERROR
            || finding.code() == IssueCode.COND_MULTI_WITHOUT_SET)
        && span.start().offset() >= whole.start().offset()
        && span.end().offset() <= whole.end().offset();
  }

  private static IssueCode code(IdleStatement.Reason reason) {
    return switch (reason) {
      case VACUOUS -> IssueCode.VACUOUS;
      case SHADOWED -> IssueCode.SHADOWED_BY_DENY;
      case REDUNDANT -> IssueCode.REDUNDANT;
      case OVERRIDDEN -> IssueCode.OVERRIDDEN;
    };
  }

  private static String message(
      IdleStatement one, LocatedStatement statement, LocatedPolicy policy) {
    boolean several = one.by().size() > 1;
    return switch (one.reason()) {
      case VACUOUS ->
          "No request can match this statement, so it "
              + (statement.isDeny() ? "denies" : "allows")
              + " nothing.";
      case SHADOWED ->
          "This statement allows nothing, because "
              + titles(one, policy)
              + (several ? " together deny" : " denies")
              + " all of it.";
      case REDUNDANT ->
          one.by().isEmpty()
              ? "This statement changes nothing, because callers of the owning account need only their own policies for it."
              : "This statement changes nothing, because "
                  + titles(one, policy)
                  + (several ? " together say" : " says")
                  + " all of it already.";
      case OVERRIDDEN -> "Nothing allows what this statement denies, so it changes nothing.";
    };
  }

  private static String titles(IdleStatement one, LocatedPolicy policy) {
    if (one.by().size() > NAMED) {
      return one.by().size() + " other statements";
    }
    List<String> titles =
        one.by().stream().map(index -> policy.statements().get(index).title()).toList();
    return titles.size() < 2
        ? String.join("", titles)
        : titles.stream().limit(titles.size() - 1L).collect(Collectors.joining(", "))
            + " and "
            + titles.getLast();
  }
}
