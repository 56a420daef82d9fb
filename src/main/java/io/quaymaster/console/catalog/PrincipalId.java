package io.quaymaster.console.catalog;

import java.util.Optional;
import java.util.UUID;

/// A user, group or role on file.
public record PrincipalId(UUID value) {

  public static Optional<PrincipalId> parse(String text) {
    try {
      return Optional.of(new PrincipalId(UUID.fromString(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
