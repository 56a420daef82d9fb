package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Action;
import io.quaymaster.iam.policy.parse.Edits;
import io.quaymaster.iam.policy.text.Json;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The token of ECR Public without the bearer token that it is made of. Source: ECR Public User
/// Guide, "Registry authentication in Amazon ECR Public".
public final class PublicLogin implements LintRule {
  private static final Set<PolicyType> TYPES =
      EnumSet.of(
          PolicyType.IDENTITY_POLICY, PolicyType.PERMISSIONS_BOUNDARY, PolicyType.SESSION_POLICY);

  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    boolean bearer =
        policy.statements().stream()
            .anyMatch(
                s -> allowsEverywhere(s) && Actions.covers(s, "sts", "getservicebearertoken"));
    if (bearer || !TYPES.contains(policy.type())) {
      return;
    }
    for (LocatedStatement statement : policy.statements()) {
      if (!allowsEverywhere(statement) || !statement.namesActions()) {
        continue;
      }
      for (Action action : statement.actions()) {
        if (Actions.matches(action.pattern(), "ecr-public", "getauthorizationtoken")) {
          Json list = statement.action().orElseThrow().member().value();
          findings.add(
              IssueCode.PUBLIC_LOGIN_INCOMPLETE,
              action.entry().location(),
              "Signing in to ECR Public also takes `sts:GetServiceBearerToken` on `*`; unless"
                  + " another policy grants it, the login fails.",
              policy
                  .edits()
                  .append(
                      "Add `sts:GetServiceBearerToken`",
                      list,
                      List.of(Edits.quoted("sts:GetServiceBearerToken"))));
          return;
        }
      }
    }
  }

  private static boolean allowsEverywhere(LocatedStatement statement) {
    return statement.isAllow()
        && (!statement.namesResources() || Resources.includeEverything(statement));
  }
}
