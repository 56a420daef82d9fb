package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.text.Json;
import io.quaymaster.iam.policy.text.Location;
import io.quaymaster.iam.service.Limits;
import io.quaymaster.iam.service.Limits.SizeLimit;
import java.util.List;
import java.util.Locale;

/// Whether the text fits into the quota of its type; white space counts for some types only.
public final class PolicySize implements LintRule {
  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    String compact = compact(policy.source().text(), policy.json());
    int all = policy.source().length();
    Limits limits = Actions.REFERENCE.limits();
    SizeLimit limit = limits.size(policy.type());
    int counted = limit.whitespaceCounted() ? all : compact.length();
    if (counted * 5L <= limit.characters() * 4L) {
      return;
    }
    int most =
        policy.type() == PolicyType.IDENTITY_POLICY
            ? Math.max(limit.characters(), limits.inlineTotals().role().characters())
            : limit.characters();
    FindingType type =
        counted > most
            ? FindingType.ERROR
            : counted > limit.characters() ? FindingType.WARNING : FindingType.SUGGESTION;
    findings.add(
        IssueCode.SIZE,
        type,
        new Location(
            List.of(), policy.source().span(policy.json().start(), policy.json().start() + 1)),
        message(policy.type(), all, compact.length(), limit, most),
        counted > limit.characters()
                && limit.whitespaceCounted()
                && compact.length() <= limit.characters()
            ? new Fix[] {policy.edits().replace("Leave out the white space", 0, all, compact)}
            : new Fix[0]);
  }

  private static String message(PolicyType type, int all, int compact, SizeLimit limit, int most) {
    String sizes =
        "The policy has %s, %s without white space.".formatted(characters(all), number(compact));
    String counts =
        limit.whitespaceCounted()
            ? " White space counts, and a %s may have %s."
                .formatted(type.title(), number(limit.characters()))
            : " White space does not count, and %s may have %s."
                .formatted(
                    type == PolicyType.IDENTITY_POLICY ? "a managed policy" : "a " + type.title(),
                    number(limit.characters()));
    return sizes
        + counts
        + (most > limit.characters()
            ? " The inline policies of a role may have %s together.".formatted(number(most))
            : "");
  }

  private static String characters(int count) {
    return number(count) + " characters";
  }

  private static String number(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// The text without white space between its tokens.
  private static String compact(String text, Json root) {
    StringBuilder out = new StringBuilder(root.end() - root.start());
    boolean inText = false;
    for (int i = root.start(); i < root.end(); i++) {
      char c = text.charAt(i);
      if (inText && c == '\\') {
        out.append(c).append(text.charAt(++i));
        continue;
      }
      if (c == '"') {
        inText = !inText;
      }
      if (inText || !(c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
