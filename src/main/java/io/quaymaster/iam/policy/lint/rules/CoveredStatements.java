package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.Statement;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Statements that another one makes useless: an `Allow` under a `Deny`, and one that says what
/// another says already. Only what the spelling shows is reported; the comparison engine sees more.
public final class CoveredStatements implements LintRule {
  /// Comparisons of entries in one document; enough for hundreds of statements.
  private static final int BUDGET = 500_000;

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    policy.policy().ifPresent(read -> check(read, policy, findings));
  }

  private static void check(Policy read, LocatedPolicy policy, Findings findings) {
    List<Statement> statements = read.statements();
    if (statements.size() != policy.statements().size()) {
      return;
    }
    int[] twin = twins(statements);
    List<Integer> distinct = new ArrayList<>();
    for (int i = 0; i < twin.length; i++) {
      if (twin[i] < 0) {
        distinct.add(i);
      } else {
        redundant(policy.statements().get(i), policy.statements().get(twin[i]), policy, findings);
      }
    }
    Coverage coverage = new Coverage(BUDGET);
    for (int i : distinct) {
      int by = coveredBy(i, distinct, statements, coverage);
      if (coverage.isSpent()) {
        return;
      }
      if (by >= 0) {
        report(i, by, statements, policy, findings);
      }
    }
  }

  /// For each statement the first one that is its equal but for the `Sid`, or -1.
  private static int[] twins(List<Statement> statements) {
    int[] twin = new int[statements.size()];
    Map<Statement, Integer> first = new HashMap<>();
    for (int i = 0; i < twin.length; i++) {
      Statement s = statements.get(i);
      Statement unnamed =
          new Statement(null, s.effect(), s.principal(), s.action(), s.resource(), s.conditions());
      Integer before = first.putIfAbsent(unnamed, i);
      twin[i] = before == null ? -1 : before;
    }
    return twin;
  }

  /// The statement that makes `i` useless: a `Deny` before all, else one of the same effect.
  private static int coveredBy(
      int i, List<Integer> distinct, List<Statement> statements, Coverage coverage) {
    Statement narrow = statements.get(i);
    int same = -1;
    for (int j : distinct) {
      Statement wide = statements.get(j);
      if (j == i || coverage.isSpent()) {
        continue;
      }
      if (wide.isDeny() && !narrow.isDeny() && coverage.covers(wide, narrow, true)) {
        return j;
      }
      boolean candidate = same < 0 && wide.effect() == narrow.effect();
      if (candidate
          && coverage.covers(wide, narrow, wide.isDeny())
          && !(j > i && coverage.covers(narrow, wide, wide.isDeny()))) {
        same = j;
      }
    }
    return same;
  }

  private static void report(
      int i, int by, List<Statement> statements, LocatedPolicy policy, Findings findings) {
    LocatedStatement useless = policy.statements().get(i);
    LocatedStatement cover = policy.statements().get(by);
    if (statements.get(i).effect() == statements.get(by).effect()) {
      redundant(useless, cover, policy, findings);
      return;
    }
    findings.add(
        IssueCode.SHADOWED_BY_DENY,
        useless.location(),
        "This statement allows nothing, because " + cover.title() + " denies all of it.",
        delete(useless, policy));
  }

  private static void redundant(
      LocatedStatement useless, LocatedStatement cover, LocatedPolicy policy, Findings findings) {
    findings.add(
        IssueCode.REDUNDANT,
        useless.location(),
        "This statement changes nothing, because " + cover.title() + " says all of it already.",
        delete(useless, policy));
  }

  private static Fix[] delete(LocatedStatement statement, LocatedPolicy policy) {
    return ListedEntries.delete("Delete the statement", statement, policy);
  }
}
