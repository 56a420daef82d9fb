package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Condition;
import io.quaymaster.iam.policy.lint.LocatedText;
import io.quaymaster.iam.service.ConditionKeyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Policy variables that never have a value: of an unknown or multi-valued key, or in a place where
/// variables are not replaced. Source: IAM User Guide, "IAM policy elements: Variables and tags".
public final class Variables implements LintRule {
  private static final int MANY = 20;
  private static final int LONGEST = 512;

  /// `${…}` from `from` to `to`; `key` is what stands before a comma. Without the closing brace,
  /// `to` is the end of `${`.
  private record Found(int from, int to, String key, boolean closed) {}

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    if (!policy.version().hasVariables()) {
      return;
    }
    for (LocatedStatement statement : policy.statements()) {
      statement
          .resources()
          .forEach(r -> check(r.entry(), fifthColon(r.entry().text()), policy, findings));
      for (Condition condition : statement.conditions()) {
        if (condition.operator().operator().hasVariables()) {
          condition.values().forEach(value -> check(value, 0, policy, findings));
        }
      }
    }
  }

  private static void check(LocatedText entry, int from, LocatedPolicy policy, Findings findings) {
    for (Found found : find(entry.text())) {
      if (!found.closed()) {
        findings.add(
            IssueCode.VAR_UNKNOWN,
            FindingType.WARNING,
            entry.part(found.from(), found.to()),
            "This `${` opens no policy variable and is taken literally; write `${$}{` if that is"
                + " meant.");
      } else if (isVariable(found.key())) {
        if (found.from() < from) {
          findings.add(
              IssueCode.VAR_BEFORE_FIFTH_COLON,
              entry.part(found.from(), found.to()),
              Excerpt.of(entry.text().substring(found.from(), found.to()))
                  + " stands before the fifth colon of the ARN, where it is taken literally;"
                  + " write the value out, or `*`.",
              replace(entry, found.from(), found.to(), "*", "Write `*`", policy));
        } else {
          key(entry, found, policy, findings);
        }
      }
    }
  }

  private static void key(LocatedText entry, Found found, LocatedPolicy policy, Findings findings) {
    String name = found.key();
    String lower = name.toLowerCase(Locale.ROOT);
    Optional<ConditionKeyDefinition> key = Actions.REFERENCE.key(lower);
    if (key.isPresent()) {
      if (!key.get().usableAsVariable()) {
        findings.add(
            IssueCode.VAR_MULTI,
            entry.part(found.from(), found.to()),
            Excerpt.of(name)
                + " can have several values and cannot be a variable; compare it in a"
                + " condition with `ForAnyValue`.");
      }
      return;
    }
    int colon = lower.indexOf(':');
    String service = colon < 0 ? "" : lower.substring(0, colon);
    if (service.isEmpty() || service.equals("aws") || Actions.judged(service)) {
      List<String> near = name.length() > 64 ? List.of() : near(name);
      findings.add(
          IssueCode.VAR_UNKNOWN,
          entry.part(found.from(), found.to()),
          "No request has a key "
              + Excerpt.of(name)
              + ", so this variable never has a value."
              + (near.isEmpty() ? "" : " Did you mean `${" + near.getFirst() + "}`?"),
          near.isEmpty()
              ? new Fix[0]
              : replace(
                  entry,
                  found.from() + 2,
                  found.from() + 2 + name.length(),
                  near.getFirst(),
                  "Write `${" + near.getFirst() + "}`",
                  policy));
    }
  }

  private static List<String> near(String name) {
    return Actions.REFERENCE.nearestKeys(name, 3).stream()
        .filter(key -> key.indexOf('/') < 0)
        .filter(key -> Actions.REFERENCE.key(key).orElseThrow().usableAsVariable())
        .limit(1)
        .toList();
  }

  private static Fix[] replace(
      LocatedText entry, int from, int to, String by, String title, LocatedPolicy policy) {
    String text = entry.text().substring(0, from) + by + entry.text().substring(to);
    return new Fix[] {policy.edits().text(title, entry.json(), text)};
  }

  /// `*`, `?` and `$` stand for themselves, and names of templates are placeholders.
  private static boolean isVariable(String key) {
    return !key.equals("*")
        && !key.equals("?")
        && !key.equals("$")
        && !Placeholders.stand("${" + key + "}");
  }

  private static List<Found> find(String text) {
    List<Found> found = new ArrayList<>();
    int at = text.indexOf("${");
    while (at >= 0 && found.size() < MANY) {
      int close = close(text, at + 2);
      if (close < 0) {
        found.add(new Found(at, at + 2, "", false));
        at = text.indexOf("${", at + 2);
      } else {
        String inside = text.substring(at + 2, close);
        int comma = inside.indexOf(',');
        String key = comma < 0 ? inside : inside.substring(0, comma);
        found.add(new Found(at, close + 1, key, true));
        at = text.indexOf("${", close + 1);
      }
    }
    return found;
  }

  private static int close(String text, int from) {
    boolean quoted = false;
    int end = Math.min(text.length(), from + LONGEST);
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && c == '}') {
        return i;
      } else if (!quoted && (c == '{' || (c == '$' && i > from))) {
        return -1;
      }
    }
    return -1;
  }

  private static int fifthColon(String text) {
    int at = -1;
    for (int i = 0; i < 5; i++) {
      at = text.indexOf(':', at + 1);
      if (at < 0) {
        return Integer.MAX_VALUE;
      }
    }
    return at;
  }
}
