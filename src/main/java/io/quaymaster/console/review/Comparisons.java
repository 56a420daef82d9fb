package io.quaymaster.console.review;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.comparison.ComparisonReport;
import io.quaymaster.console.comparison.PolicyComparisons;
import io.quaymaster.console.comparison.Side;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Comparisons of versions of one policy, none included.
@Component
class Comparisons {
  private static final ContentHash NO_TEXT = ContentHash.of("");

  private final PolicyComparisons comparisons;
  private final PolicyCatalog policies;
  private final LockOut lockOut = new LockOut();

  Comparisons(PolicyComparisons comparisons, PolicyCatalog policies) {
    this.comparisons = comparisons;
    this.policies = policies;
  }

  ComparisonReport compare(
      PolicyId policy, @Nullable VersionNumber before, @Nullable VersionNumber after) {
    return comparisons.compare(policy, side(policy, before), side(policy, after));
  }

  ComparisonReport compare(PolicyId policy, @Nullable VersionNumber before, String after) {
    return comparisons.compare(policy, side(policy, before), new Side.OfText(after));
  }

  PolicyComparisons.Basis basis(PolicyId policy) {
    return comparisons.basis(policy);
  }

  /// Who in the owning account could set the policy again, if `after` came in force in place of
  /// `before`.
  LockOut.Answer lockOut(
      PolicyId policy, @Nullable VersionNumber before, @Nullable VersionNumber after) {
    return compare(policy, before, after) instanceof ComparisonReport.Compared compared
        ? lockOut(policies.policy(policy).orElseThrow(), compared)
        : LockOut.Answer.UNKNOWN;
  }

  LockOut.Answer lockOut(PolicySummary policy, ComparisonReport.Compared compared) {
    return lockOut.of(policy.place(), compared);
  }

  ContentHash textHash(PolicyId policy, @Nullable VersionNumber version) {
    if (version == null) {
      return NO_TEXT;
    }
    return policies.summary(new VersionId(policy, version)).orElseThrow().textHash();
  }

  @Nullable String text(PolicyId policy, @Nullable VersionNumber version) {
    return version == null ? null : policies.version(new VersionId(policy, version)).text();
  }

  Optional<VersionNumber> active(PolicyId policy) {
    return policies.policy(policy).flatMap(summary -> Optional.ofNullable(summary.active()));
  }

  private static Side side(PolicyId policy, @Nullable VersionNumber version) {
    return version == null
        ? new Side.Nothing()
        : new Side.OfVersion(new VersionId(policy, version));
  }
}
