package io.quaymaster.console.guardrail;

/// A new revision of a guardrail.
///
/// @param basedOn the revision that its author began with; 0 for a new guardrail, and for a
///   built-in one that nobody has touched
public record SaveGuardrail(GuardrailId id, int basedOn, GuardrailContent content, String reason) {}
