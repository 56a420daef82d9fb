package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Action;

/// Actions that get a token belong into identity-based policies, on `*`. Source: ECR User Guide,
/// "Private registry authentication".
public final class TokenActions implements LintRule {
  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    for (LocatedStatement statement : policy.statements()) {
      if (!statement.namesActions()) {
        continue;
      }
      boolean lost = statement.namesResources() && !Resources.includeEverything(statement);
      for (Action action : statement.actions()) {
        if (!Actions.isToken(action.pattern())) {
          continue;
        }
        if (policy.context().isResourceBased()) {
          findings.add(
              IssueCode.ACTION_TOKEN_IN_REPO_POLICY,
              action.entry().location(),
              Excerpt.of(action.pattern().text())
                  + " is only granted by an identity-based policy; a "
                  + policy.type().title()
                  + " with it is refused or ignores it.",
              ListedEntries.deleteAction(action.entry(), statement, policy));
        } else if (lost) {
          findings.add(
              IssueCode.ACTION_TOKEN_WITH_ARN,
              action.entry().location(),
              Excerpt.of(action.pattern().text())
                  + " is authorized on `*`, which no ARN covers; give it a statement of its own with"
                  + " `\"Resource\": \"*\"`.",
              fixes(action, statement, policy));
        }
      }
    }
  }

  private static Fix[] fixes(Action action, LocatedStatement statement, LocatedPolicy policy) {
    return Statements.onEverything(action, statement, policy);
  }
}
