package io.quaymaster.iam.analysis.solver;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Numbers, instants and ranges of addresses in policies.
final class Values {
  static final BigInteger SIZE_4 = BigInteger.TWO.pow(32);
  static final BigInteger SIZE_6 = BigInteger.TWO.pow(128);

  record Range(boolean version6, BigInteger first, BigInteger last) {}

  private Values() {}

  static Optional<BigDecimal> number(String text) {
    return text.matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /// Seconds since 1970.
  static Optional<BigDecimal> date(String text) {
    if (!text.matches("\\d{4}(-.*)?")) {
      return number(text);
    }
    String full =
        switch (text.length()) {
          case 4 -> text + "-01-01T00:00Z";
          case 7 -> text + "-01T00:00Z";
          case 10 -> text + "T00:00Z";
          default -> text;
        };
    try {
      OffsetDateTime date = OffsetDateTime.parse(full);
      return Optional.of(
          BigDecimal.valueOf(date.toEpochSecond()).add(BigDecimal.valueOf(date.getNano(), 9)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static Optional<Range> range(String text) {
    String[] parts = text.split("/", 2);
    try {
      byte[] bytes = InetAddress.ofLiteral(parts[0]).getAddress();
      int bits = 8 * bytes.length;
      int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
      if (prefix < 0 || prefix > bits) {
        return Optional.empty();
      }
      BigInteger size = BigInteger.ONE.shiftLeft(bits - prefix);
      BigInteger first = new BigInteger(1, bytes).divide(size).multiply(size);
      return Optional.of(new Range(bits == 128, first, first.add(size).subtract(BigInteger.ONE)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
