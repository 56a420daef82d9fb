package io.quaymaster.console.catalog;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.List;

/// What is to be said about a text in the place that it is for.
final class PolicyChecks {
  private PolicyChecks() {}

  static List<Finding> check(PolicyType type, PolicyPlace place, String text) {
    return PolicyParser.parse(new SourceText(text), type).findings();
  }

  static boolean hasErrors(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.type() == FindingType.ERROR);
  }
}
