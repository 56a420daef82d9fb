package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Action;
import io.quaymaster.iam.policy.lint.LocatedStatement.Principal;
import io.quaymaster.iam.policy.lint.LocatedStatement.Resource;
import io.quaymaster.iam.policy.lint.LocatedText;
import io.quaymaster.iam.policy.lint.rules.Coverage.Spelling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/// Entries of a list that another entry of it covers.
public final class RepeatedEntries implements LintRule {
  /// Comparisons of entries in one list; beyond it only equal entries are seen.
  private static final int BUDGET = 200_000;

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    for (LocatedStatement statement : policy.statements()) {
      check(
          statement.actions(),
          Action::pattern,
          Action::entry,
          pattern -> pattern.isEverything() || pattern.hasWildcard(),
          Coverage::covers,
          policy,
          findings);
      check(
          statement.resources(),
          resource -> Spelling.of(resource.pattern()),
          Resource::entry,
          spelling -> spelling.pattern().hasWildcards(),
          Spelling::covers,
          policy,
          findings);
      check(
          statement.principals(),
          Principal::pattern,
          Principal::entry,
          _ -> false,
          Object::equals,
          policy,
          findings);
    }
  }

  private static <T, P> void check(
      List<T> entries,
      Function<T, P> pattern,
      Function<T, LocatedText> text,
      Predicate<P> isWide,
      BiPredicate<P, P> covers,
      LocatedPolicy policy,
      Findings findings) {
    Map<P, LocatedText> first = new LinkedHashMap<>();
    Map<P, LocatedText> wide = new LinkedHashMap<>();
    for (T entry : entries) {
      P key = pattern.apply(entry);
      LocatedText before = first.putIfAbsent(key, text.apply(entry));
      if (before != null) {
        report(text.apply(entry), before, policy, findings);
      } else if (isWide.test(key)) {
        wide.put(key, text.apply(entry));
      }
    }
    if ((long) wide.size() * first.size() > BUDGET) {
      return;
    }
    first.forEach((narrow, entry) ->
        wide.entrySet().stream()
            .filter(w -> covers.test(w.getKey(), narrow) && !covers.test(narrow, w.getKey()))
            .findFirst()
            .ifPresent(w -> report(entry, w.getValue(), policy, findings)));
  }

  private static void report(
      LocatedText entry, LocatedText by, LocatedPolicy policy, Findings findings) {
    findings.add(
        IssueCode.REDUNDANT,
        entry.location(),
        entry.text().equals(by.text())
            ? Excerpt.of(entry.text()) + " stands twice."
            : Excerpt.of(entry.text())
                + " changes nothing, because "
                + Excerpt.of(by.text())
                + " covers it.",
        ListedEntries.delete("Delete the entry", entry, policy));
  }
}
