package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.evaluation.Principal.Anonymous;
import io.quaymaster.iam.evaluation.Principal.FederatedUser;
import io.quaymaster.iam.evaluation.Principal.RoleSession;
import io.quaymaster.iam.evaluation.Principal.Root;
import io.quaymaster.iam.evaluation.Principal.ServicePrincipal;
import io.quaymaster.iam.evaluation.Principal.User;
import io.quaymaster.iam.policy.PrincipalPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The entries of `Principal` and `NotPrincipal` that name a caller, the closest first. Names
/// compare with their case and path; whatever else an element lists (groups, wildcards, identity
/// providers, deleted principals) names nobody here.
///
/// Source: IAM User Guide, "AWS JSON policy elements: Principal" and "AWS JSON policy elements:
/// NotPrincipal".
record PrincipalMatching(List<Name> names) {
  PrincipalMatching {
    names = List.copyOf(names);
  }

  /// One way of naming a caller, and how close it is.
  record Name(PrincipalPattern entry, MatchLevel level) {}

  static PrincipalMatching of(Principal caller) {
    List<Name> names = new ArrayList<>(4);
    names.add(new Name(new PrincipalPattern.Anyone(), MatchLevel.DIRECT));
    switch (caller) {
      case Root root -> names.add(account(root.account(), MatchLevel.DIRECT));
      case User(String partition, String account, String name) -> {
        names.add(new Name(new PrincipalPattern.User(partition, account, name), MatchLevel.DIRECT));
        names.add(account(account, MatchLevel.ACCOUNT));
      }
      case RoleSession(
              String partition,
              String account,
              String role,
              String session,
              boolean _) -> {
        if (session != null) {
          String roleName = role.substring(role.lastIndexOf('/') + 1);
          names.add(
              new Name(
                  new PrincipalPattern.RoleSession(partition, account, roleName, session),
                  MatchLevel.DIRECT));
        }
        names.add(new Name(new PrincipalPattern.Role(partition, account, role), MatchLevel.ROLE));
        names.add(account(account, MatchLevel.ACCOUNT));
      }
      case FederatedUser(String partition, String account, String name, String user) -> {
        names.add(
            new Name(
                new PrincipalPattern.FederatedUser(partition, account, name), MatchLevel.DIRECT));
        if (user != null) {
          names.add(new Name(new PrincipalPattern.User(partition, account, user), MatchLevel.USER));
        }
        names.add(account(account, MatchLevel.ACCOUNT));
      }
      case ServicePrincipal(String name) ->
          names.add(new Name(new PrincipalPattern.Service(name), MatchLevel.DIRECT));
      case Anonymous _ -> {}
    }
    return new PrincipalMatching(names);
  }

  private static Name account(String account, MatchLevel level) {
    return new Name(new PrincipalPattern.AwsAccount(account), level);
  }

  /// How closely the best of `entries` names the caller.
  MatchLevel level(Collection<PrincipalPattern> entries) {
    for (Name name : names) {
      if (entries.contains(name.entry())) {
        return name.level();
      }
    }
    return MatchLevel.NONE;
  }

  /// Whether `entries` of a `NotPrincipal` exempt the caller. The entry of an account completes the
  /// chain of its principals, but names only its root user: where AWS lists user Bob and his
  /// account, it says that all but Bob are denied.
  boolean isExempt(Collection<PrincipalPattern> entries) {
    return level(entries).compareTo(MatchLevel.ACCOUNT) > 0;
  }

  /// What `NotPrincipal` has to list besides for AWS to be sure that it exempts the caller: the
  /// account and the user, or the account, the role and the session. Nothing if it lists everyone.
  List<String> missingLinks(Collection<PrincipalPattern> entries) {
    return entries.contains(new PrincipalPattern.Anyone())
        ? List.of()
        : names.stream()
            .map(Name::entry)
            .filter(
                entry -> !(entry instanceof PrincipalPattern.Anyone) && !entries.contains(entry))
            .map(PrincipalPattern::text)
            .toList();
  }
}
