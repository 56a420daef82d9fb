package io.quaymaster.console.review;

import java.util.List;

/// One of the checks that every change request goes through, again whenever anything changes that
/// it may hang on. It may take a while, and ends with a `CancellationException` when its thread is
/// interrupted.
interface ChangeCheck {
  CheckResult examine(List<ProposedText> texts);
}
