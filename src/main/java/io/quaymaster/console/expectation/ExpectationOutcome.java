package io.quaymaster.console.expectation;

/// What became of a new revision.
public sealed interface ExpectationOutcome {
  record Saved(Expectation expectation) implements ExpectationOutcome {}

  /// Somebody else was faster; nothing was kept.
  record Stale(Expectation latest) implements ExpectationOutcome {}
}
