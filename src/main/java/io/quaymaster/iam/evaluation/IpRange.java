package io.quaymaster.iam.evaluation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A range of addresses in CIDR notation (RFC 4632, RFC 4291), or a single address. Bits behind the
/// prefix do not count; addresses of different families never match.
record IpRange(int bits, BigInteger address, int prefix) {
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]{1,4}");

  /// Reads an address with or without a prefix length; without one it is that address alone.
  static Optional<IpRange> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return address(text);
    }
    Matcher prefix = DECIMAL.matcher(text.substring(slash + 1));
    return address(text.substring(0, slash))
        .filter(range -> prefix.matches() && Integer.parseInt(prefix.group()) <= range.bits())
        .map(range -> new IpRange(range.bits(), range.address(), Integer.parseInt(prefix.group())));
  }

  /// Reads an address without a prefix length.
  static Optional<IpRange> address(String text) {
    return text.indexOf(':') >= 0 ? version6(text) : version4(text);
  }

  boolean holds(IpRange other) {
    int behind = bits - prefix;
    return bits == other.bits
        && address.shiftRight(behind).equals(other.address.shiftRight(behind));
  }

  private static Optional<IpRange> version4(String text) {
    String[] parts = text.split("\\.", -1);
    BigInteger value = BigInteger.ZERO;
    for (String part : parts) {
      if (!DECIMAL.matcher(part).matches() || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      value = value.shiftLeft(8).or(BigInteger.valueOf(Integer.parseInt(part)));
    }
    return parts.length == 4 ? Optional.of(new IpRange(32, value, 32)) : Optional.empty();
  }

  /// `::` stands once for at least one group of zeros; the last two groups may be written as an
  /// IPv4 address.
  private static Optional<IpRange> version6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text, true).filter(groups -> groups.size() == 8).map(IpRange::ofGroups);
    }
    Optional<List<Integer>> before = groups(text.substring(0, gap), false);
    Optional<List<Integer>> after = groups(text.substring(gap + 2), true);
    if (before.isEmpty() || after.isEmpty() || before.get().size() + after.get().size() > 7) {
      return Optional.empty();
    }
    List<Integer> all = new ArrayList<>(before.get());
    while (all.size() + after.get().size() < 8) {
      all.add(0);
    }
    all.addAll(after.get());
    return Optional.of(ofGroups(all));
  }

  private static Optional<List<Integer>> groups(String text, boolean last) {
    List<Integer> groups = new ArrayList<>();
    String[] parts = text.isEmpty() ? new String[0] : text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (HEXADECIMAL.matcher(parts[i]).matches()) {
        groups.add(Integer.parseInt(parts[i], 16));
      } else {
        Optional<IpRange> embedded =
            last && i == parts.length - 1 ? version4(parts[i]) : Optional.empty();
        if (embedded.isEmpty()) {
          return Optional.empty();
        }
        int value = embedded.get().address().intValue();
        groups.add(value >>> 16);
        groups.add(value & 0xFFFF);
      }
    }
    return Optional.of(groups);
  }

  private static IpRange ofGroups(List<Integer> groups) {
    BigInteger value = BigInteger.ZERO;
    for (int group : groups) {
      value = value.shiftLeft(16).or(BigInteger.valueOf(group));
    }
    return new IpRange(128, value, 128);
  }
}
