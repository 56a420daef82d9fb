package io.quaymaster.console.catalog;

import java.util.Optional;
import java.util.UUID;

/// A policy under management, for good; it stands in addresses.
public record PolicyId(UUID value) {

  public static Optional<PolicyId> parse(String text) {
    try {
      return Optional.of(new PolicyId(UUID.fromString(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
