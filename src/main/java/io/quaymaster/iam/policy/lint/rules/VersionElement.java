package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.PolicyType;
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
import io.quaymaster.iam.policy.text.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The language of 2008, written or implied by silence, knows no policy variables: that is only a
/// warning until one stands in the document.
public final class VersionElement implements LintRule {
  private static final String CURRENT = "2012-10-17";

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    boolean elsewhere = policy.type() == PolicyType.RCP || policy.json().get("Statement") == null;
    if (policy.version().hasVariables() || elsewhere) {
      return;
    }
    List<LocatedText> variables = variables(policy);
    FindingType type = variables.isEmpty() ? FindingType.WARNING : FindingType.ERROR;
    Fix fix = fix(policy);
    Optional<LocatedText> written = policy.versionText();
    if (written.isPresent()) {
      findings.add(
          IssueCode.VERSION_OLD,
          type,
          written.get().location(),
          "`2008-10-17` is an old version of the policy language, without policy variables;"
              + " write `2012-10-17`.",
          fix);
    } else if (policy.json().get("Version") == null) {
      findings.add(
          IssueCode.VERSION_MISSING,
          type,
          new Location(
              List.of(), policy.source().span(policy.json().start(), policy.json().start() + 1)),
          "Without `Version` the policy is read as `2008-10-17`, which knows no policy variables;"
              + " add `\"Version\": \"2012-10-17\"`.",
          fix);
    }
    for (LocatedText variable : variables) {
      int at = variable.text().indexOf("${");
      findings.add(
          IssueCode.VERSION_VARS,
          variable.part(at, variable.text().length()),
          Excerpt.of(variable.text().substring(at))
              + " is taken literally, because the policy's version is `2008-10-17`;"
              + " write `\"Version\": \"2012-10-17\"`.",
          fix);
    }
  }

  private static Fix fix(LocatedPolicy policy) {
    String title = "Write `\"Version\": \"" + CURRENT + "\"`";
    return policy
        .versionText()
        .map(text -> policy.edits().text(title, text.json(), CURRENT))
        .orElseGet(
            () -> policy.edits().prepend(title, policy.json(), "Version", '"' + CURRENT + '"'));
  }

  /// The entries in which variables would count and that hold something like one.
  private static List<LocatedText> variables(LocatedPolicy policy) {
    List<LocatedText> found = new ArrayList<>();
    for (LocatedStatement statement : policy.statements()) {
      statement.resources().forEach(resource -> add(resource.entry(), found));
      for (Condition condition : statement.conditions()) {
        if (condition.operator().operator().hasVariables()) {
          condition.values().forEach(value -> add(value, found));
        }
      }
    }
    return found;
  }

  private static void add(LocatedText text, List<LocatedText> out) {
    if (text.text().contains("${")) {
      out.add(text);
    }
  }
}
