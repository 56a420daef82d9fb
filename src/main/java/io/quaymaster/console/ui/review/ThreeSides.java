package io.quaymaster.console.ui.review;

import io.quaymaster.console.catalog.PolicyCatalog;
import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.PolicySummary;
import io.quaymaster.console.catalog.VersionId;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.console.comparison.Side;
import io.quaymaster.console.review.ChangeId;
import io.quaymaster.console.review.Proposal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The three texts of a moved base: what the change request is to replace, what is in force now,
/// and what it proposes; null for none.
record ThreeSides(
    ChangeId change,
    PolicySummary policy,
    @Nullable VersionNumber base,
    @Nullable VersionNumber theirs,
    @Nullable VersionNumber mine) {

  static ThreeSides of(ChangeId change, PolicySummary policy, Proposal proposal) {
    return new ThreeSides(change, policy, proposal.base(), policy.active(), proposal.proposed());
  }

  boolean isMoved() {
    return !Objects.equals(base, theirs);
  }

  /// Whether the three are still those.
  boolean areAs(ThreeSides other) {
    return Objects.equals(base, other.base)
        && Objects.equals(theirs, other.theirs)
        && Objects.equals(mine, other.mine);
  }

  Side side(@Nullable VersionNumber version) {
    return version == null
        ? new Side.Nothing()
        : new Side.OfVersion(new VersionId(policy.id(), version));
  }

  static String name(@Nullable VersionNumber version) {
    return version == null ? "no version" : version.toString();
  }

  static @Nullable String text(
      PolicyCatalog catalog, PolicyId policy, @Nullable VersionNumber version) {
    return version == null ? null : catalog.version(new VersionId(policy, version)).text();
  }
}
