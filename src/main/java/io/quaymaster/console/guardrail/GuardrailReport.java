package io.quaymaster.console.guardrail;

import io.quaymaster.console.catalog.ContentHash;
import java.util.List;

/// What every guardrail that is on says to one text.
///
/// @param guardrails the hash of all that had effect, as `Guardrails.setHash()` tells it
/// @param results those that apply to the policy, gravest level first
public record GuardrailReport(ContentHash guardrails, List<Result> results) {
  public record Result(Guardrail guardrail, Examined examined) {}

  public GuardrailReport {
    results = List.copyOf(results);
  }

  /// Whether the text must not come in force.
  public boolean isBlocking() {
    return isBroken(GuardrailLevel.BLOCKING);
  }

  /// Whether a guardrail of this level is violated, or may be.
  public boolean isBroken(GuardrailLevel level) {
    return results.stream()
        .anyMatch(result -> result.guardrail().level() == level && result.examined().isBroken());
  }
}
