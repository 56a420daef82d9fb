package io.quaymaster.iam.policy.finding;

import io.quaymaster.iam.policy.text.Span;

/// One edit that mends a finding: put `replacement` in the place of the text at `span`.
public record Fix(String title, Span span, String replacement) {}
