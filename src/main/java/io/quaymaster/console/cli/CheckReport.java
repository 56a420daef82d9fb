package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.CheckAnswer;
import org.jspecify.annotations.Nullable;

/// An answer, what was expected, and where the documents stand.
record CheckReport(
    CheckAnswer answer, CheckQuestion.@Nullable Expected expected, CheckDocuments documents) {
  /// Whether the answer is the expected one; it is if nothing was expected.
  boolean isMet() {
    return expected == null
        || (!(answer instanceof CheckAnswer.Invalid)
            && answer.isAllowed() == (expected == CheckQuestion.Expected.ALLOW));
  }

  /// What is said where it is not: `expected ALLOW, not DENY_IMPLICIT`.
  String unmet() {
    return "expected " + expected + ", not " + answer.decision();
  }
}
