package io.quaymaster.iam.analysis;

/// What a class asks of one condition key: `aws:PrincipalOrgID`, `is o-abc123`.
public record ConditionText(String key, String text) {}
