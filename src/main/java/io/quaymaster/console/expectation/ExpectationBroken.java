package io.quaymaster.console.expectation;

import io.quaymaster.console.identity.Deed;

/// With what is in force now, an expectation is met no more.
public record ExpectationBroken(Expectation expectation, String why) implements Deed {
  @Override
  public Account account() {
    return new Account(
        "EXPECTATION_BROKEN",
        "expectation",
        expectation.id().toString(),
        expectation.content().title(),
        null,
        expectation.hash().hex(),
        why);
  }
}
