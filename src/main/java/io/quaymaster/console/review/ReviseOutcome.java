package io.quaymaster.console.review;

import io.quaymaster.console.catalog.PolicyVersion;
import io.quaymaster.console.catalog.VersionNumber;
import io.quaymaster.iam.policy.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a text for a change request.
public sealed interface ReviseOutcome {
  /// It is proposed now.
  record Saved(PolicyVersion version) implements ReviseOutcome {}

  /// It holds errors, so nothing was saved.
  record Rejected(List<Finding> findings) implements ReviseOutcome {
    public Rejected {
      findings = List.copyOf(findings);
    }
  }

  /// Somebody else revised it in the meantime, so nothing was saved.
  ///
  /// @param head what is proposed now
  record Moved(@Nullable VersionNumber head) implements ReviseOutcome {}
}
