/// Guardrails: access that no text of a policy may grant.
///
/// Start with `Guardrails` (what there is, and what a text violates) and `GuardrailSurvey` (which
/// texts in force violate one, before it is switched on). Every answer is proven over all requests
/// by the comparison engine, and every violation comes with a request that the evaluator allows.
/// What cannot be decided counts as a violation, never as its absence.
@ApplicationModule(allowedDependencies = {"catalog", "identity"})
@NullMarked
package io.quaymaster.console.guardrail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
