package io.quaymaster.console.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/// Random passwords, and what a chosen one must be like.
final class Passwords {
  /// BCrypt reads no more than this.
  private static final int MAX_BYTES = 72;

  private static final int MIN_LENGTH = 12;

  /// Letters and digits that nobody confuses with each other.
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  private final SecureRandom random = new SecureRandom();

  /// Four groups of four of 32 letters: 80 bits.
  String next() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      if (i > 0 && i % 4 == 0) {
        out.append('-');
      }
      out.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return out.toString();
  }

  static void check(String chosen) {
    if (chosen.length() < MIN_LENGTH) {
      throw new IdentityException(
          "The password is too short: it needs at least " + MIN_LENGTH + " characters.");
    }
    if (chosen.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new IdentityException(
          "The password is too long: it may have at most " + MAX_BYTES + " bytes.");
    }
  }
}
