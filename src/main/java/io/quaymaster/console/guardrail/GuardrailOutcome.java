package io.quaymaster.console.guardrail;

/// What became of a new revision.
public sealed interface GuardrailOutcome {
  record Saved(Guardrail guardrail) implements GuardrailOutcome {}

  /// Somebody else was faster; nothing was kept.
  record Stale(Guardrail latest) implements GuardrailOutcome {}
}
