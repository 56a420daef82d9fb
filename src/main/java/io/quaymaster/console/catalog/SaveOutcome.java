package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.finding.Finding;
import java.util.List;

/// What became of a text that was to be saved.
public sealed interface SaveOutcome {
  List<Finding> findings();

  /// It is the newest version now.
  record Saved(PolicyVersion version, List<Finding> findings) implements SaveOutcome {
    public Saved {
      findings = List.copyOf(findings);
    }
  }

  /// It holds errors, so nothing was saved.
  record Rejected(List<Finding> findings) implements SaveOutcome {
    public Rejected {
      findings = List.copyOf(findings);
    }
  }

  /// Somebody saved in the meantime, so nothing was saved: `latest` is theirs, `text` the caller's
  /// own, as it came. To go on, put what is needed from both into one text and save that, based on
  /// `latest`.
  record Stale(PolicyVersion latest, String text, List<Finding> findings) implements SaveOutcome {
    public Stale {
      findings = List.copyOf(findings);
    }
  }
}
