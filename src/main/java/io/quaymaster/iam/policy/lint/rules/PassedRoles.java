package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Action;
import io.quaymaster.iam.service.ActionDefinition;
import java.util.Optional;

/// Creating rules and templates that hand a role to ECR, without the permission to hand it over.
public final class PassedRoles implements LintRule {
  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    if (policy.type() != PolicyType.IDENTITY_POLICY
        || policy.statements().stream()
            .anyMatch(s -> s.isAllow() && Actions.covers(s, "iam", "passrole"))) {
      return;
    }
    for (LocatedStatement statement : policy.statements()) {
      if (statement.isAllow() && statement.namesActions()) {
        for (Action action : statement.actions()) {
          Optional<ActionDefinition> passing =
              Actions.named(action.pattern()).filter(PassedRoles::passesRoles);
          if (passing.isPresent()) {
            findings.add(
                IssueCode.PASSROLE_MISSING,
                action.entry().location(),
                Excerpt.of(action.pattern().text())
                    + " also takes `iam:PassRole` on the role where one is given, and no statement"
                    + " here allows it.");
            return;
          }
        }
      }
    }
  }

  private static boolean passesRoles(ActionDefinition action) {
    return Actions.REFERENCE.operation(action.service(), action.name()).stream()
        .anyMatch(need -> need.action().equals("iam:PassRole"));
  }
}
