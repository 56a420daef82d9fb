package io.quaymaster.console.review;

/// What one of the checks found.
///
/// @param check a stable word: `findings`, `lock-out`, `guardrails`, `expectations`
/// @param title what it looks at, for people
/// @param words what it found, in a sentence or a few
public record CheckResult(String check, String title, Outcome outcome, String words) {
  /// How serious it is.
  public enum Outcome {
    PASSED,
    /// Something to know, which keeps nobody from activating.
    WARNED,
    /// Nothing comes in force with this.
    FAILED
  }
}
