package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.PolicyType;
import java.util.List;

/// A root, unit or account and the SCPs and RCPs attached to it now: one step of the way down to
/// what they bind.
///
/// @param target a unit or an account
public record PolicyLevel(AttachmentTarget target, String name, List<Attachment> attached) {
  public PolicyLevel {
    attached = List.copyOf(attached);
  }

  public List<Attachment> attached(PolicyType type) {
    return attached.stream().filter(one -> one.type() == type).toList();
  }
}
