package io.quaymaster.iam.policy.finding;

/// How grave a finding is. Source: IAM Access Analyzer, "Policy check reference".
public enum FindingType {
  /// The service would refuse the document, or a part of it cannot do what it was written for.
  ERROR,
  /// It grants more than most people would expect.
  SECURITY_WARNING,
  /// It works, but not in every case as it seems.
  WARNING,
  /// It could be said better.
  SUGGESTION
}
