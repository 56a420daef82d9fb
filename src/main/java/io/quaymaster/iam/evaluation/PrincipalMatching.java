package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.Principal.FederatedUser;
import io.quaymaster.iam.evaluation.Principal.RoleSession;
import io.quaymaster.iam.evaluation.Principal.Root;
import io.quaymaster.iam.evaluation.Principal.ServicePrincipal;
import io.quaymaster.iam.evaluation.Principal.User;
import io.quaymaster.iam.policy.PrincipalPattern;
import java.util.List;

/// How closely the entries of a `Principal` element name a caller. Names compare with their case
/// and path. Source: IAM User Guide, "AWS JSON policy elements: Principal".
final class PrincipalMatching {
  private PrincipalMatching() {}

  /// The best level of all entries.
  static MatchLevel level(List<PrincipalPattern> entries, Principal caller) {
    MatchLevel best = MatchLevel.NONE;
    for (PrincipalPattern entry : entries) {
      best = best.or(level(entry, caller));
    }
    return best;
  }

  static MatchLevel level(PrincipalPattern entry, Principal caller) {
    return switch (entry) {
      case PrincipalPattern.Anyone() -> MatchLevel.DIRECT;
      case PrincipalPattern.AwsAccount(String account) ->
          !account.equals(caller.account())
              ? MatchLevel.NONE
              : caller instanceof Root ? MatchLevel.DIRECT : MatchLevel.ACCOUNT;
      case PrincipalPattern.User user -> level(user, caller);
      case PrincipalPattern.Role role ->
          caller instanceof RoleSession session && session.roleArn().equals(role.text())
              ? MatchLevel.ROLE
              : MatchLevel.NONE;
      case PrincipalPattern.RoleSession session ->
          direct(
              caller instanceof RoleSession its
                  && its.session() != null
                  && its.text().equals(session.text()));
      case PrincipalPattern.FederatedUser user ->
          direct(caller instanceof FederatedUser && caller.text().equals(user.text()));
      case PrincipalPattern.Service(String name) ->
          direct(caller instanceof ServicePrincipal its && its.name().equals(name));
      case PrincipalPattern.Federated ignored -> MatchLevel.NONE;
      case PrincipalPattern.CanonicalUser ignored -> MatchLevel.NONE;
      case PrincipalPattern.Unmatchable ignored -> MatchLevel.NONE;
    };
  }

  private static MatchLevel level(PrincipalPattern.User entry, Principal caller) {
    if (caller instanceof User && caller.text().equals(entry.text())) {
      return MatchLevel.DIRECT;
    }
    boolean behind =
        caller instanceof FederatedUser federated
            && federated.user() != null
            && new User(federated.partition(), federated.account(), federated.user())
                .text()
                .equals(entry.text());
    return behind ? MatchLevel.USER : MatchLevel.NONE;
  }

  private static MatchLevel direct(boolean named) {
    return named ? MatchLevel.DIRECT : MatchLevel.NONE;
  }
}
