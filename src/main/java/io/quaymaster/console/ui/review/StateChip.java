package io.quaymaster.console.ui.review;

import io.quaymaster.console.review.ChangeState;
import io.quaymaster.console.ui.kit.Chip;

/// How far a change request has come, as a glyph and a word.
final class StateChip extends Chip {
  StateChip(ChangeState state) {
    super(glyph(state), state.title(), "qm-state", "qm-state-" + look(state));
    explained(state.meaning());
  }

  private static String glyph(ChangeState state) {
    return switch (state) {
      case DRAFT -> "✎";
      case CHECKING -> "…";
      case IN_REVIEW -> "◔";
      case READY -> "◉";
      case ACTIVE -> "●";
      case VERIFIED -> "✓";
      case WITHDRAWN, REJECTED -> "✕";
      case ROLLED_BACK -> "↺";
    };
  }

  private static String look(ChangeState state) {
    return switch (state) {
      case DRAFT, CHECKING -> "early";
      case IN_REVIEW -> "asked";
      case READY -> "ready";
      case ACTIVE, VERIFIED -> "done";
      case WITHDRAWN, REJECTED, ROLLED_BACK -> "over";
    };
  }
}
