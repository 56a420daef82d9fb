package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyId;
import io.quaymaster.console.catalog.VersionNumber;

/// What somebody wants to begin a thread about.
public sealed interface About {
  record Whole() implements About {}

  /// A class of access in the comparison of one policy.
  record Access(PolicyId policy, ClassKey key) implements About {}

  /// @param version whose text the person saw
  record Lines(PolicyId policy, VersionNumber version, LineRange lines) implements About {}
}
