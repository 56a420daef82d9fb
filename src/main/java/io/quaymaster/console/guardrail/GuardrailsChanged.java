package io.quaymaster.console.guardrail;

import io.quaymaster.console.identity.Deed;

/// A guardrail has a new revision.
///
/// @param before the revision before, if there was one
public record GuardrailsChanged(GuardrailId id, Account account) implements Deed {

  static GuardrailsChanged of(
      @org.jspecify.annotations.Nullable Guardrail before, Guardrail after) {
    return new GuardrailsChanged(
        after.id(),
        new Account(
            what(before, after),
            "guardrail",
            after.id().toString(),
            after.title() + ": " + after.level().title().toLowerCase(java.util.Locale.ROOT),
            before == null ? null : before.hash().hex(),
            after.hash().hex(),
            after.reason()));
  }

  private static String what(@org.jspecify.annotations.Nullable Guardrail before, Guardrail after) {
    if (before == null) {
      return "GUARDRAIL_CREATED";
    }
    if (before.level() != after.level()) {
      return "GUARDRAIL_SWITCHED";
    }
    return before.content().exemptions().equals(after.content().exemptions())
        ? "GUARDRAIL_EDITED"
        : "GUARDRAIL_EXCEPTIONS_CHANGED";
  }
}
