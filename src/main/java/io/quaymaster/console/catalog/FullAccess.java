package io.quaymaster.console.catalog;

import io.quaymaster.iam.evaluation.AttachedPolicy;
import io.quaymaster.iam.policy.ActionElement;
import io.quaymaster.iam.policy.ActionPattern;
import io.quaymaster.iam.policy.Effect;
import io.quaymaster.iam.policy.LanguageVersion;
import io.quaymaster.iam.policy.Pattern;
import io.quaymaster.iam.policy.Policy;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.PrincipalElement;
import io.quaymaster.iam.policy.ResourceElement;
import io.quaymaster.iam.policy.Statement;
import java.util.List;

/// The policy that AWS attaches to every level of an organization by itself.
public final class FullAccess {
  /// As AWS writes it.
  static final String TEXT =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Effect": "Allow",
            "Action": "*",
            "Resource": "*"
          }
        ]
      }
      """;

  public static final AttachedPolicy SCP =
      new AttachedPolicy(
          PolicyType.SCP,
          "FullAWSAccess",
          new Policy(
              LanguageVersion.V2012_10_17,
              null,
              List.of(
                  new Statement(
                      null,
                      Effect.ALLOW,
                      new PrincipalElement.Implied(),
                      new ActionElement.Actions(List.of(ActionPattern.of("*"))),
                      new ResourceElement.Resources(List.of(Pattern.EVERYTHING)),
                      List.of()))));

  private FullAccess() {}
}
