package io.quaymaster.iam.analysis.encoding;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/// A range of addresses of one family, 32 or 128 bits wide; `first` and `last` belong to it.
record AddressRange(int bits, BigInteger first, BigInteger last) {
  /// Reads `10.0.0.0/8`, `203.0.113.7`, `2001:db8::/32`; host bits do not count. Anything else is no range.
  static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    int bits = address.indexOf(':') >= 0 ? 128 : 32;
    Optional<BigInteger> number = bits == 128 ? parse6(address) : parse4(address);
    int prefix = bits;
    if (slash >= 0) {
      String digits = text.substring(slash + 1);
      if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > bits) {
        return Optional.empty();
      }
      prefix = Integer.parseInt(digits);
    }
    int host = bits - prefix;
    return number.map(
        n -> {
          BigInteger first = n.shiftRight(host).shiftLeft(host);
          return new AddressRange(bits, first, first.add(BigInteger.ONE.shiftLeft(host)).subtract(BigInteger.ONE));
        });
  }

  boolean contains(BigInteger address) {
    return address.compareTo(first) >= 0 && address.compareTo(last) <= 0;
  }

  /// Addresses kept for documentation: no real host has them.
  static List<BigInteger> plain(int bits) {
    return bits == 32
        ? List.of(parse4("203.0.113.10").orElseThrow(), parse4("10.0.0.10").orElseThrow())
        : List.of(parse6("2001:db8::10").orElseThrow());
  }

  static String format(BigInteger address, int bits) {
    byte[] bytes = new byte[bits / 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = address.shiftRight(8 * (bytes.length - 1 - i)).byteValue();
    }
    if (bits == 32) {
      return (bytes[0] & 255) + "." + (bytes[1] & 255) + "." + (bytes[2] & 255) + "." + (bytes[3] & 255);
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 16; i += 2) {
      out.append(i == 0 ? "" : ":").append(Integer.toHexString(((bytes[i] & 255) << 8) | (bytes[i + 1] & 255)));
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
      if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      number = number.shiftLeft(8).or(BigInteger.valueOf(Integer.parseInt(part)));
    }
    return Optional.of(number);
  }

  /// IPv6 through the JDK, which reads literals without asking anybody; a mapped IPv4 address stays IPv6.
  private static Optional<BigInteger> parse6(String text) {
    if (!text.matches("[0-9A-Fa-f:.]+") || text.indexOf(':') < 0) {
      return Optional.empty();
    }
    try {
      byte[] bytes = InetAddress.getByName("[" + text + "]").getAddress();
      BigInteger number = new BigInteger(1, bytes);
      return Optional.of(bytes.length == 4 ? number.or(BigInteger.valueOf(0xffff).shiftLeft(32)) : number);
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
