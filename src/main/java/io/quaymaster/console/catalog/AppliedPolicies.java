package io.quaymaster.console.catalog;

import io.quaymaster.iam.evaluation.DerivedKeys;
import io.quaymaster.iam.evaluation.PolicySet;
import java.util.List;

/// Every policy on file that has a say in a request, and what is on file about its parties.
///
/// @param policies what the evaluator needs; an attached policy's name is the `name` of its entry
///   in `versions`
/// @param versions which versions these are, for links that are pinned to them
/// @param principalOnFile whether the principal is known; if not, what its own policies say is not
///   known either
/// @param callersAccountOnFile whether the account of the principal is known, if it has one; if
///   not, nobody knows of which organization it is
/// @param resourceOnFile whether the repository is known
/// @param repositoryPolicyOnFile whether it is known what the policy of the repository said then,
///   or that there was none; not so before its first version came in force
/// @param known tags and organizations, from which context keys follow
public record AppliedPolicies(
    PolicySet policies,
    List<Applied> versions,
    boolean principalOnFile,
    boolean callersAccountOnFile,
    boolean resourceOnFile,
    boolean repositoryPolicyOnFile,
    DerivedKeys.Known known) {
  /// A version and the name that it has in the set. One that is not `legible` was saved when the
  /// grammar was read otherwise; what it says is not known.
  public record Applied(String name, VersionId version, PolicySummary policy, boolean legible) {}

  public AppliedPolicies {
    versions = List.copyOf(versions);
  }

  /// The same parties under other policies.
  public AppliedPolicies with(PolicySet others) {
    return new AppliedPolicies(
        others,
        versions,
        principalOnFile,
        callersAccountOnFile,
        resourceOnFile,
        repositoryPolicyOnFile || others.repositoryPolicy() != null,
        known);
  }
}
