package io.quaymaster.console.expectation;

import java.util.Optional;
import java.util.UUID;

/// An expectation, for good; it stands in addresses.
public record ExpectationId(UUID value) implements Comparable<ExpectationId> {

  public static ExpectationId next() {
    return new ExpectationId(UUID.randomUUID());
  }

  public static Optional<ExpectationId> parse(String text) {
    try {
      return Optional.of(new ExpectationId(UUID.fromString(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(ExpectationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
