package io.quaymaster.console.ui.editor;

import io.quaymaster.iam.policy.finding.Finding;
import java.util.Comparator;
import java.util.List;

/// Findings in the order of the text.
final class FindingOrder {
  private FindingOrder() {}

  static List<Finding> inText(List<Finding> findings) {
    return findings.stream()
        .sorted(
            Comparator.comparingInt((Finding f) -> f.location().span().start().offset())
                .thenComparingInt(f -> f.location().span().end().offset())
                .thenComparing(Finding::type))
        .toList();
  }
}
