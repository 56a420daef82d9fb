package io.quaymaster.iam.report;

import io.quaymaster.iam.evaluation.cases.DecisionCase.InvalidDocument;
import java.util.List;

/// Answers in a sentence.
public final class DecisionText {
  private DecisionText() {}

  /// Why there is no decision: the first finding, and how many more there are.
  public static String reason(List<InvalidDocument> documents) {
    InvalidDocument first = documents.getFirst();
    int count = documents.stream().mapToInt(document -> document.findings().size()).sum();
    return "`"
        + first.field()
        + "` is not acceptable: "
        + first.findings().getFirst().message()
        + (count > 1 ? " (and " + (count - 1) + " more)" : "");
  }
}
