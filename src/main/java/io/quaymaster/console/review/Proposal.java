package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a change request wants of one policy.
///
/// @param base the version in force that it is to replace; null where none is
/// @param proposed the version that is to come in force; null to have none in force any more
public record Proposal(
    PolicyId policy, @Nullable VersionNumber base, @Nullable VersionNumber proposed) {

  /// Whether it would leave everything as it is.
  public boolean isNothing() {
    return Objects.equals(base, proposed);
  }

  Proposal withBase(@Nullable VersionNumber other) {
    return new Proposal(policy, other, proposed);
  }

  Proposal withProposed(@Nullable VersionNumber other) {
    return new Proposal(policy, base, other);
  }
}
