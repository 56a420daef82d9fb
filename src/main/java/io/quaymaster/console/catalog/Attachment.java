package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.PolicyType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A policy on a target, in a stretch of time.
///
/// @param active the version of the policy that is in force now, if any
/// @param title names the target for people: an ARN, a unit or an account
/// @param to null as long as it is attached
public record Attachment(
    PolicyId policy,
    String policyName,
    PolicyType type,
    @Nullable VersionNumber active,
    AttachmentTarget target,
    String title,
    Instant from,
    @Nullable Instant to) {

  public boolean isOpen() {
    return to == null;
  }
}
