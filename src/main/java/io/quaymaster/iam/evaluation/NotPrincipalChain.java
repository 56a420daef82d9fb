package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.Principal.Anonymous;
import io.quaymaster.iam.evaluation.Principal.FederatedUser;
import io.quaymaster.iam.evaluation.Principal.RoleSession;
import io.quaymaster.iam.evaluation.Principal.Root;
import io.quaymaster.iam.evaluation.Principal.ServicePrincipal;
import io.quaymaster.iam.evaluation.Principal.User;
import io.quaymaster.iam.policy.PrincipalPattern;
import java.util.ArrayList;
import java.util.List;

/// What `NotPrincipal` has to list, besides the caller itself, for AWS to be sure that it exempts
/// it: the account and the user, or the account, the role and the session.
///
/// Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal".
final class NotPrincipalChain {
  private NotPrincipalChain() {}

  /// The links that `listed` lacks; none if it lists everyone.
  static List<String> missing(List<PrincipalPattern> listed, Principal caller) {
    List<String> missing = new ArrayList<>();
    if (!listed.contains(new PrincipalPattern.Anyone())) {
      for (PrincipalPattern link : chain(caller)) {
        if (!listed.contains(link)) {
          missing.add(link.text());
        }
      }
    }
    return missing;
  }

  private static List<PrincipalPattern> chain(Principal caller) {
    List<PrincipalPattern> chain = new ArrayList<>();
    switch (caller) {
      case User(String partition, String account, String name) -> {
        chain.add(new PrincipalPattern.AwsAccount(account));
        chain.add(new PrincipalPattern.User(partition, account, name));
      }
      case RoleSession role -> {
        chain.add(new PrincipalPattern.AwsAccount(role.account()));
        chain.add(new PrincipalPattern.Role(role.partition(), role.account(), role.role()));
        if (role.session() != null) {
          chain.add(
              new PrincipalPattern.RoleSession(
                  role.partition(), role.account(), role.roleName(), role.session()));
        }
      }
      case FederatedUser(String partition, String account, String name, String _) -> {
        chain.add(new PrincipalPattern.AwsAccount(account));
        chain.add(new PrincipalPattern.FederatedUser(partition, account, name));
      }
      case Root _, ServicePrincipal _, Anonymous _ -> {}
    }
    return chain;
  }
}
