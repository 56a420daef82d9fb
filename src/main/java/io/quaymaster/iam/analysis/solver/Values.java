package io.quaymaster.iam.analysis.solver;

import java.math.BigDecimal;
import java.math.BigInteger;
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
    boolean version6 = parts[0].indexOf(':') >= 0;
    int bits = version6 ? 128 : 32;
    Optional<BigInteger> address = version6 ? version6(parts[0]) : version4(parts[0]);
    int prefix =
        parts.length == 1 ? bits : parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
    if (address.isEmpty() || prefix < 0 || prefix > bits) {
      return Optional.empty();
    }
    BigInteger size = BigInteger.ONE.shiftLeft(bits - prefix);
    BigInteger first = address.get().divide(size).multiply(size);
    return Optional.of(new Range(version6, first, first.add(size).subtract(BigInteger.ONE)));
  }

  private static Optional<BigInteger> version4(String text) {
    String octet = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    if (!text.matches(octet + "(\\." + octet + "){3}")) {
      return Optional.empty();
    }
    BigInteger value = BigInteger.ZERO;
    for (String part : text.split("\\.")) {
      value = value.shiftLeft(8).add(new BigInteger(part));
    }
    return Optional.of(value);
  }

  /// Eight groups, of which `::` leaves out a run of zeros; the last two may be written as an IPv4
  /// address.
  private static Optional<BigInteger> version6(String text) {
    String plain = text;
    if (text.indexOf('.') >= 0) {
      int last = text.lastIndexOf(':') + 1;
      Optional<BigInteger> end = version4(text.substring(last));
      if (end.isEmpty()) {
        return Optional.empty();
      }
      int low = end.get().intValue();
      plain =
          text.substring(0, last)
              + Integer.toHexString(low >>> 16)
              + ":"
              + Integer.toHexString(low & 0xffff);
    }
    int gap = plain.indexOf("::");
    if (gap >= 0) {
      String head = plain.substring(0, gap);
      String tail = plain.substring(gap + 2);
      int missing = 8 - groups(head) - groups(tail);
      if (missing < 1) {
        return Optional.empty();
      }
      String zeros = String.join(":", java.util.Collections.nCopies(missing, "0"));
      plain = (head.isEmpty() ? "" : head + ":") + zeros + (tail.isEmpty() ? "" : ":" + tail);
    }
    if (!plain.matches("[0-9A-Fa-f]{1,4}(:[0-9A-Fa-f]{1,4}){7}")) {
      return Optional.empty();
    }
    BigInteger value = BigInteger.ZERO;
    for (String group : plain.split(":")) {
      value = value.shiftLeft(16).add(new BigInteger(group, 16));
    }
    return Optional.of(value);
  }

  private static int groups(String text) {
    return text.isEmpty() ? 0 : text.split(":", -1).length;
  }
}
