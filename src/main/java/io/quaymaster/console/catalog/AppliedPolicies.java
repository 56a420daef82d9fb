package io.quaymaster.console.catalog;

import io.quaymaster.iam.evaluation.PolicySet;
import java.util.List;
import java.util.Map;

/// Every policy on file that has a say in a request, and what is on file about its parties.
///
/// @param policies what the evaluator needs; an attached policy's name is the `name` of its entry
///   in `versions`
/// @param versions which versions these are, for links that are pinned to them
/// @param principalOnFile whether the principal is known; if not, what its own policies say is not
///   known either
/// @param resourceOnFile whether the repository is known
/// @param facts context keys that follow from what is on file: tags and organizations; a list where
///   the key has many values
public record AppliedPolicies(
    PolicySet policies,
    List<Applied> versions,
    boolean principalOnFile,
    boolean resourceOnFile,
    Map<String, List<String>> facts) {
  /// A version and the name that it has in the set.
  public record Applied(String name, VersionId version, PolicySummary policy) {}

  public AppliedPolicies {
    versions = List.copyOf(versions);
    facts = Map.copyOf(facts);
  }
}
