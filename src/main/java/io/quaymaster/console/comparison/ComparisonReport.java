package io.quaymaster.console.comparison;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.iam.analysis.Comparison;
import java.time.Duration;

/// What holding two documents side by side gave.
public sealed interface ComparisonReport {
  Document before();

  Document after();

  /// @param result a hash of the verdict and all classes, to which an approval can be bound
  record Compared(
      Comparison comparison, Document before, Document after, ContentHash result, Duration took)
      implements ComparisonReport {}

  /// At least one of the two is no policy of its type; its findings say why.
  record Illegible(Document before, Document after) implements ComparisonReport {}
}
