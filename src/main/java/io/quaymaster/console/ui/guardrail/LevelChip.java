package io.quaymaster.console.ui.guardrail;

import io.quaymaster.console.guardrail.GuardrailLevel;
import io.quaymaster.console.ui.kit.Chip;

/// The level of a guardrail, with what it comes to for those who rest on it.
final class LevelChip extends Chip {
  LevelChip(GuardrailLevel level) {
    super(
        switch (level) {
          case OFF -> "○";
          case EVALUATE -> "◔";
          case ADVISORY -> "◑";
          case BLOCKING -> "●";
        },
        level.title(),
        "qm-level");
    getElement().setAttribute("data-level", level.name().toLowerCase(java.util.Locale.ROOT));
    explained(level.meaning());
  }
}
