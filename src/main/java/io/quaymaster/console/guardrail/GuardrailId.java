package io.quaymaster.console.guardrail;

import java.util.Optional;
import java.util.UUID;

/// A guardrail, for good; it stands in addresses.
public record GuardrailId(UUID value) implements Comparable<GuardrailId> {

  public static Optional<GuardrailId> parse(String text) {
    try {
      return Optional.of(new GuardrailId(UUID.fromString(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(GuardrailId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
