package io.quaymaster.console.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/// The name a person signs in with. It stays the same for good, so that old versions keep their
/// author.
public record UserId(String value) {
  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,99}");

  public UserId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "`"
              + value
              + "` is no user name: use 1 to 100 lower-case letters, digits, `.`, `_`, `-` or `@`,"
              + " and begin with a letter or a digit.");
    }
  }

  /// Nothing if nobody can be called so.
  public static Optional<UserId> parse(String text) {
    return ALLOWED.matcher(text).matches() ? Optional.of(new UserId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
