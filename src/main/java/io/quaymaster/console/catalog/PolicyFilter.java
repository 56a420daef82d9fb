package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.PolicyType;
import java.util.Set;

/// Which policies to show; every part must be met, and an empty part is met by all.
///
/// @param search words in the name of the policy or of the account, or the account's digits
public record PolicyFilter(
    String search, Set<PolicyType> types, Set<AccountId> accounts, State state) {
  public static final PolicyFilter ALL = new PolicyFilter("", Set.of(), Set.of(), State.ANY);

  /// How a policy may stand.
  public enum State {
    ANY,
    /// Some version is in force.
    ACTIVE,
    /// The newest version is not the one in force.
    WITH_INACTIVE_CHANGE,
    /// The newest version has security warnings.
    AT_RISK
  }

  public PolicyFilter {
    types = Set.copyOf(types);
    accounts = Set.copyOf(accounts);
  }
}
