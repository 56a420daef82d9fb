package io.quaymaster.console.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// How an API token is written: `qm_`, 30 letters and digits that are drawn (178 bits), and six
/// that follow from them. So a token that somebody left lying about can be recognised, and one that
/// was mistyped is refused without a look into the database.
final class TokenText {
  static final String PREFIX = "qm_";

  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int DRAWN = 30;
  private static final int CHECKED = 6;
  private static final int HINT = 4;

  private final SecureRandom random = new SecureRandom();

  String next() {
    StringBuilder drawn = new StringBuilder(PREFIX);
    for (int i = 0; i < DRAWN; i++) {
      drawn.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return drawn + checksum(drawn.toString());
  }

  /// Whether it is written like a token of this console; not whether there is such a token.
  static boolean isWhole(String text) {
    int end = PREFIX.length() + DRAWN;
    return text.length() == end + CHECKED
        && text.startsWith(PREFIX)
        && text.substring(end).equals(checksum(text.substring(0, end)));
  }

  /// As much of it as may be shown, so that its owner tells it from others.
  static String hint(String text) {
    return text.substring(0, PREFIX.length() + HINT) + "…";
  }

  /// What is kept of it. It is drawn from so many that nothing slow is needed to hide it.
  static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String checksum(String of) {
    CRC32 sum = new CRC32();
    sum.update(of.getBytes(StandardCharsets.UTF_8));
    long rest = sum.getValue();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < CHECKED; i++) {
      out.append(LETTERS.charAt((int) (rest % LETTERS.length())));
      rest /= LETTERS.length();
    }
    return out.toString();
  }
}
