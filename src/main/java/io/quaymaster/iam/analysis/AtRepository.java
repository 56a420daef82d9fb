package io.quaymaster.iam.analysis;

import io.quaymaster.iam.evaluation.PolicySet;
import io.quaymaster.iam.policy.Policy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The policies that have a say at one repository, whoever calls: its own, the registry policy of
/// its private registry, and the RCPs of its account (root first; none where they do not apply);
/// and what is known beside them.
public record AtRepository(
    @Nullable Policy repositoryPolicy,
    @Nullable Policy registryPolicy,
    List<PolicySet.Level> rcps,
    KnownFacts facts,
    List<KnownAccounts> accounts) {
  public AtRepository {
    rcps = List.copyOf(rcps);
    accounts = List.copyOf(accounts);
  }

  /// With nothing known beside the policies.
  public AtRepository(
      @Nullable Policy repositoryPolicy,
      @Nullable Policy registryPolicy,
      List<PolicySet.Level> rcps) {
    this(repositoryPolicy, registryPolicy, rcps, KnownFacts.NONE, List.of());
  }
}
