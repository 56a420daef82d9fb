package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;

/// `Allow` with `NotAction` grants all but what is listed.
public final class NotActionAllow implements LintRule {
  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    for (LocatedStatement statement : policy.statements()) {
      if (statement.isAllow() && statement.action().isPresent() && !statement.namesActions()) {
        boolean grants =
            policy.context().isResourceBased() || policy.type() == PolicyType.IDENTITY_POLICY;
        findings.add(
            IssueCode.NOTACTION_ALLOW,
            grants ? FindingType.SECURITY_WARNING : FindingType.WARNING,
            statement.action().get().nameLocation(),
            "`Allow` with `NotAction` "
                + (grants ? "grants" : "lets through")
                + " every other action of every service, future ones included; list the actions in"
                + " `Action`.");
      }
    }
  }
}
