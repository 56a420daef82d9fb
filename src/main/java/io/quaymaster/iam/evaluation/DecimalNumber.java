package io.quaymaster.iam.evaluation;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A decimal number of any size, compared exactly: `digits` without zeros at either end stand
/// behind a decimal point, and are times ten to the `exponent`; zero has no digits. No exponent is
/// ever written out, so `1e999999999` costs nothing.
record DecimalNumber(int sign, BigInteger exponent, String digits)
    implements Comparable<DecimalNumber> {
  private static final Pattern SYNTAX =
      Pattern.compile("([+-]?)(?:([0-9]+)(?:\\.([0-9]*))?|\\.([0-9]+))(?:[eE]([+-]?[0-9]+))?");
  private static final DecimalNumber ZERO = new DecimalNumber(0, BigInteger.ZERO, "");

  static Optional<DecimalNumber> parse(String text) {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String whole = matcher.group(2) == null ? "" : matcher.group(2);
    String fraction =
        matcher.group(2) == null
            ? matcher.group(4)
            : matcher.group(3) == null ? "" : matcher.group(3);
    String all = whole + fraction;
    int first = 0;
    while (first < all.length() && all.charAt(first) == '0') {
      first++;
    }
    int last = all.length();
    while (last > first && all.charAt(last - 1) == '0') {
      last--;
    }
    if (first == last) {
      return Optional.of(ZERO);
    }
    BigInteger exponent =
        matcher.group(5) == null ? BigInteger.ZERO : new BigInteger(matcher.group(5));
    return Optional.of(
        new DecimalNumber(
            matcher.group(1).equals("-") ? -1 : 1,
            exponent.add(BigInteger.valueOf(whole.length() - first)),
            all.substring(first, last)));
  }

  @Override
  public int compareTo(DecimalNumber other) {
    if (sign != other.sign || sign == 0) {
      return Integer.compare(sign, other.sign);
    }
    int size = exponent.compareTo(other.exponent);
    return sign * (size != 0 ? size : digits.compareTo(other.digits));
  }
}
