package io.quaymaster.console.ui.kit;

import java.io.Serial;

/// Somebody has so much under way in the background that nothing more is begun for them.
public final class TooMuchAtOnce extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  TooMuchAtOnce() {
    super(
        "More than "
            + BackgroundWork.LIMITS.mayWait()
            + " answers of yours are being waited for, in all your tabs together. Close tabs, or"
            + " wait until they have theirs; then try again.");
  }

  /// What it says to whoever asked.
  public String sentence() {
    return java.util.Objects.requireNonNull(getMessage());
  }
}
