package io.quaymaster.iam.policy.finding;

import io.quaymaster.iam.policy.text.Location;
import java.util.List;

/// Something worth saying about a place in a policy text, in one sentence.
public record Finding(
    IssueCode code, FindingType type, String message, Location location, List<Fix> fixes) {
  public Finding {
    fixes = List.copyOf(fixes);
  }

  public Finding(IssueCode code, FindingType type, String message, Location location) {
    this(code, type, message, location, List.of());
  }
}
