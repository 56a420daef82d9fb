package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.iam.analysis.Flag;
import io.quaymaster.iam.analysis.Verdict;
import java.util.List;
import java.util.Set;

/// What the checks found, to be kept as `Evidence`.
record Examination(
    Binding binding,
    Verdict verdict,
    Set<Flag> flags,
    List<CheckResult> checks,
    List<Equivalence> proven,
    List<Found> policies) {
  Examination {
    flags = Set.copyOf(flags);
    checks = List.copyOf(checks);
    proven = List.copyOf(proven);
    policies = List.copyOf(policies);
  }

  /// All that was found of one policy, each part as JSON.
  record Found(PolicyId policy, String comparison, String findings, String effective) {}
}
