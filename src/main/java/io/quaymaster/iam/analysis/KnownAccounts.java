package io.quaymaster.iam.analysis;

import io.quaymaster.iam.evaluation.PolicySet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Accounts of which it is known where they stand.
///
/// @param accounts their ids
/// @param scps what binds their principals, root first; none where no SCP does, as in the
///   management account
/// @param organization the value of `aws:PrincipalOrgID`, or null where they are in none
public record KnownAccounts(
    Set<String> accounts, List<PolicySet.Level> scps, @Nullable String organization) {
  public KnownAccounts {
    accounts = Set.copyOf(accounts);
    scps = List.copyOf(scps);
  }
}
