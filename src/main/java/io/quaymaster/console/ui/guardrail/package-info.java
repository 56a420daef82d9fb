/// Guardrails on screen: what there is, what each one guards, who violates it today, and what is
/// excepted.
///
/// Start with `GuardrailsView` (the list) and `GuardrailView` (one of them). Whether a text keeps
/// to a guardrail is for `guardrail` to prove; nothing here decides it.
@NullMarked
package io.quaymaster.console.ui.guardrail;

import org.jspecify.annotations.NullMarked;
