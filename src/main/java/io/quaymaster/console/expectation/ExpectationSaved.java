package io.quaymaster.console.expectation;

import io.quaymaster.console.identity.Deed;
import org.jspecify.annotations.Nullable;

/// An expectation has a new revision.
///
/// @param before the revision before, if there was one
public record ExpectationSaved(@Nullable Expectation before, Expectation after) implements Deed {
  @Override
  public Account account() {
    return new Account(
        what(),
        "expectation",
        after.id().toString(),
        after.content().title(),
        before == null ? null : before.hash().hex(),
        after.hash().hex(),
        after.note().isEmpty() ? after.content().reason() : after.note());
  }

  private String what() {
    if (before == null) {
      return "EXPECTATION_CREATED";
    }
    if (before.content().retired() != after.content().retired()) {
      return after.content().retired() ? "EXPECTATION_RETIRED" : "EXPECTATION_RESUMED";
    }
    return "EXPECTATION_EDITED";
  }
}
