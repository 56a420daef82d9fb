package io.quaymaster.iam.policy.text;

import java.util.List;

/// What reading a text as JSON gave.
public sealed interface JsonOutcome {
  /// The text is one JSON value.
  record Read(Json value) implements JsonOutcome {}

  /// It is not; the problems in the order of the text, at least one.
  record Broken(List<JsonProblem> problems) implements JsonOutcome {
    public Broken {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("Broken without a problem");
      }
    }
  }
}
