package io.quaymaster.console.ui.expectation;

import io.quaymaster.console.expectation.LastRun;
import io.quaymaster.console.expectation.Met;
import io.quaymaster.console.ui.kit.Chip;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How an expectation stands, in a word.
final class StandingChip extends Chip {
  private StandingChip(String glyph, String text, String look) {
    super(glyph, text, "qm-standing", look);
  }

  static StandingChip of(Met.Standing standing) {
    return new StandingChip(
        switch (standing) {
          case MET -> "✓";
          case BROKEN -> "✕";
          case UNANSWERABLE -> "?";
        },
        standing.title(),
        switch (standing) {
          case MET -> "qm-unchanged";
          case BROKEN -> "qm-broken";
          case UNANSWERABLE -> "qm-unknown";
        });
  }

  /// @param run the last one; null where there was none
  static StandingChip of(boolean retired, @Nullable LastRun run) {
    if (retired) {
      return new StandingChip("○", "Retired", "qm-verdict");
    }
    return run == null ? new StandingChip("…", "Not run yet", "qm-verdict") : of(run.standing());
  }

  /// The word of an address for each standing.
  static String word(Met.Standing standing) {
    return standing.name().toLowerCase(Locale.ROOT);
  }
}
