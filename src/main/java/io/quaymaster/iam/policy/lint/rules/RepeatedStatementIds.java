package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedText;
import io.quaymaster.iam.policy.parse.FreeSid;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Repository and registry policies accept a `Sid` twice, people do not. Elsewhere the parser
/// reports it as an error.
public final class RepeatedStatementIds implements LintRule {
  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    if (!policy.context().isResourceBased()) {
      return;
    }
    Set<String> taken = new HashSet<>();
    policy.statements().forEach(s -> s.sid().ifPresent(sid -> taken.add(sid.text())));
    Set<String> seen = new HashSet<>();
    for (LocatedStatement statement : policy.statements()) {
      Optional<LocatedText> sid = statement.sid();
      if (sid.isPresent() && !sid.get().text().isEmpty() && !seen.add(sid.get().text())) {
        String other = FreeSid.next(sid.get().text(), statement.index() + 1, taken);
        findings.add(
            IssueCode.SID_DUP,
            sid.get().location(),
            "The `Sid` "
                + Excerpt.of(sid.get().text())
                + " stands twice; give each statement its own.",
            policy.edits().text("Call it `" + other + "`", sid.get().json(), other));
      }
    }
  }
}
