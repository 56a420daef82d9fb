package io.quaymaster.console.review;

import io.quaymaster.console.identity.Deed;

/// A table of approvals was proposed or decided about.
public record TiersChanged(String what, int number, String reason) implements Deed {
  @Override
  public Account account() {
    return new Account(
        what, "tiers", String.valueOf(number), "Approvals, table " + number, null, null, reason);
  }
}
