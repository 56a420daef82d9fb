package io.quaymaster.console.ui.guardrail;

import io.quaymaster.console.guardrail.Guardrail;
import io.quaymaster.console.guardrail.GuardrailOutcome;
import io.quaymaster.console.ui.kit.Notices;
import java.util.function.Consumer;

/// What a dialog does with an outcome: it says what is so now, or who was faster.
final class SavedGuardrail {
  private SavedGuardrail() {}

  static void of(GuardrailOutcome outcome, Consumer<Guardrail> done, Consumer<String> refused) {
    switch (outcome) {
      case GuardrailOutcome.Saved(Guardrail guardrail) -> {
        done.accept(guardrail);
        Notices.done(guardrail.title() + ": saved as revision " + guardrail.revision() + ".");
      }
      case GuardrailOutcome.Stale(Guardrail latest) ->
          refused.accept(
              "Somebody has changed it in the meantime (revision "
                  + latest.revision()
                  + "). Close this, look at it, and try again.");
    }
  }
}
