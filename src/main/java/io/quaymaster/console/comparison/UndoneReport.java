package io.quaymaster.console.comparison;

import io.quaymaster.iam.analysis.Undone;
import java.time.Duration;
import java.util.List;

/// What a text would undo of the way from one version to another.
public sealed interface UndoneReport {
  record Found(Undone undone, Document base, Document theirs, Document mine, Duration took)
      implements UndoneReport {}

  /// At least one of the three is no policy of its type; its findings say why.
  record Illegible(List<Document> documents) implements UndoneReport {
    public Illegible {
      documents = List.copyOf(documents);
    }
  }
}
