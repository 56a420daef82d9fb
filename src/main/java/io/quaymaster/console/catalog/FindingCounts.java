package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.FindingType;
import java.util.List;

/// How many findings of each type there are.
public record FindingCounts(int errors, int securityWarnings, int warnings, int suggestions) {
  public static final FindingCounts NONE = new FindingCounts(0, 0, 0, 0);

  public static FindingCounts of(List<Finding> findings) {
    return new FindingCounts(
        count(findings, FindingType.ERROR),
        count(findings, FindingType.SECURITY_WARNING),
        count(findings, FindingType.WARNING),
        count(findings, FindingType.SUGGESTION));
  }

  public boolean atRisk() {
    return securityWarnings > 0;
  }

  private static int count(List<Finding> findings, FindingType type) {
    return (int) findings.stream().filter(finding -> finding.type() == type).count();
  }
}
