package io.quaymaster.iam.analysis;

import io.quaymaster.iam.evaluation.EvaluationResult;

/// Requests that one document changed the answer to, and that the next one answers as before again.
///
/// @param access what the next document changes: the class, and a witness between the two
/// @param formerly what the first document answers to the witness: the same as the last one
public record UndoneClass(AccessClass access, EvaluationResult formerly) {
  public UndoneClass {
    if (formerly.decision().isAllowed() != access.witness().after().decision().isAllowed()) {
      throw new IllegalArgumentException("Nothing is undone that was not so before");
    }
  }
}
