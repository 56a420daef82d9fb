package io.quaymaster.iam.analysis.encoding;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A range of addresses of one family, 32 or 128 bits wide; `first` and `last` belong to it.
record AddressRange(int bits, BigInteger first, BigInteger last) {
  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final List<BigInteger> PLAIN_4 =
      List.of(parse4("203.0.113.10").orElseThrow(), parse4("10.0.0.10").orElseThrow());
  private static final List<BigInteger> PLAIN_6 = List.of(parse6("2001:db8::10").orElseThrow());

  /// Reads `10.0.0.0/8`, `203.0.113.7`, `2001:db8::/32`; host bits do not count. Anything else is
  /// no range.
  static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    int bits = address.indexOf(':') >= 0 ? 128 : 32;
    Optional<BigInteger> number = bits == 128 ? parse6(address) : parse4(address);
    int prefix = bits;
    if (slash >= 0) {
      String digits = text.substring(slash + 1);
      if (!digits.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(digits) > bits) {
        return Optional.empty();
      }
      prefix = Integer.parseInt(digits);
    }
    int host = bits - prefix;
    return number.map(n -> {
      BigInteger first = n.shiftRight(host).shiftLeft(host);
      return new AddressRange(
          bits, first, first.add(BigInteger.ONE.shiftLeft(host)).subtract(BigInteger.ONE));
    });
  }

  boolean contains(BigInteger address) {
    return address.compareTo(first) >= 0 && address.compareTo(last) <= 0;
  }

  /// Addresses kept for documentation: no real host has them.
  static List<BigInteger> plain(int bits) {
    return bits == 32 ? PLAIN_4 : PLAIN_6;
  }

  static String format(BigInteger address, int bits) {
    byte[] bytes = new byte[bits / 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = address.shiftRight(8 * (bytes.length - 1 - i)).byteValue();
    }
    if (bits == 32) {
      return (bytes[0] & 255)
          + "."
          + (bytes[1] & 255)
          + "."
          + (bytes[2] & 255)
          + "."
          + (bytes[3] & 255);
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 16; i += 2) {
      out.append(i == 0 ? "" : ":")
          .append(Integer.toHexString(((bytes[i] & 255) << 8) | (bytes[i + 1] & 255)));
    }
    return out.toString();
  }

  private static Optional<BigInteger> parse4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    BigInteger number = BigInteger.ZERO;
    for (String part : parts) {
      if (!OCTET.matcher(part).matches() || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      number = number.shiftLeft(8).or(BigInteger.valueOf(Integer.parseInt(part)));
    }
    return Optional.of(number);
  }

  /// Eight groups of up to four hexadecimal digits, one run of zero groups perhaps written `::`,
  /// the last two groups perhaps as an IPv4 address. Source: RFC 4291, section 2.2.
  private static Optional<BigInteger> parse6(String text) {
    String plain = text;
    int lastColon = text.lastIndexOf(':');
    if (text.indexOf('.') > lastColon) {
      Optional<BigInteger> tail = parse4(text.substring(lastColon + 1));
      if (tail.isEmpty()) {
        return Optional.empty();
      }
      int low = tail.get().intValue();
      plain =
          text.substring(0, lastColon + 1)
              + Integer.toHexString(low >>> 16)
              + ":"
              + Integer.toHexString(low & 0xffff);
    }
    int gap = plain.indexOf("::");
    if (gap < 0) {
      return groups(plain, 8);
    }
    String before = plain.substring(0, gap);
    String after = plain.substring(gap + 2);
    int high = before.isEmpty() ? 0 : before.split(":", -1).length;
    int low = after.isEmpty() ? 0 : after.split(":", -1).length;
    if (high + low > 7) {
      return Optional.empty();
    }
    Optional<BigInteger> left = high == 0 ? Optional.of(BigInteger.ZERO) : groups(before, high);
    Optional<BigInteger> right = low == 0 ? Optional.of(BigInteger.ZERO) : groups(after, low);
    return left.flatMap(l -> right.map(r -> l.shiftLeft(16 * (8 - high)).or(r)));
  }

  private static Optional<BigInteger> groups(String text, int count) {
    String[] parts = text.split(":", -1);
    if (parts.length != count) {
      return Optional.empty();
    }
    BigInteger number = BigInteger.ZERO;
    for (String part : parts) {
      if (!part.matches("[0-9A-Fa-f]{1,4}")) {
        return Optional.empty();
      }
      number = number.shiftLeft(16).or(new BigInteger(part, 16));
    }
    return Optional.of(number);
  }
}
