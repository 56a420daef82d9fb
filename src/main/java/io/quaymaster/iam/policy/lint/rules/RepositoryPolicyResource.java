package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.lint.Findings;
import io.quaymaster.iam.policy.lint.LintContext;
import io.quaymaster.iam.policy.lint.LintRule;
import io.quaymaster.iam.policy.lint.LocatedElement;
import io.quaymaster.iam.policy.lint.LocatedPolicy;
import io.quaymaster.iam.policy.lint.LocatedStatement;
import io.quaymaster.iam.policy.lint.LocatedStatement.Resource;

/// A repository policy has no `Resource`: it is about the repository that it is attached to.
/// Source: ECR User Guide, "Private repository policies"; `SetRepositoryPolicy` refused it for
/// years.
public final class RepositoryPolicyResource implements LintRule {
  @Override
  public void check(LocatedPolicy policy, Findings findings) {
    if (policy.type() != PolicyType.REPOSITORY_POLICY) {
      return;
    }
    for (LocatedStatement statement : policy.statements()) {
      statement.resource().ifPresent(element -> check(statement, element, policy, findings));
    }
  }

  private static void check(
      LocatedStatement statement,
      LocatedElement<Resource> element,
      LocatedPolicy policy,
      Findings findings) {
    boolean harmless =
        !element.negated() && element.entries().stream().anyMatch(r -> isOwn(r, policy.context()));
    findings.add(
        IssueCode.RESOURCE_IN_REPO_POLICY,
        harmless ? FindingType.WARNING : FindingType.ERROR,
        element.nameLocation(),
        harmless
            ? "A repository policy needs no `"
                + element.member().name()
                + "`, and ECR has refused policies with it; delete it."
            : "A repository policy is about its own repository alone, and this `"
                + element.member().name()
                + "` does not name it; delete it.",
        policy
            .edits()
            .delete(
                "Delete `" + element.member().name() + "`", statement.json(), element.member()));
  }

  /// Whether the entry is `*`, or can be the repository that the policy is attached to.
  private static boolean isOwn(Resource resource, LintContext context) {
    String text = resource.entry().text();
    if (resource.pattern().isEverything()) {
      return true;
    }
    String own = context.resourceArn();
    return own == null
        ? text.startsWith("arn:")
            && text.contains(":" + context.registry().servicePrefix() + ":")
            && text.contains(":repository/")
        : Glob.matches(text, own);
  }
}
