package io.quaymaster.iam.policy.lint.rules;

import io.quaymaster.iam.policy.ConditionOperator.Family;
import java.util.regex.Pattern;

/// Whether a text is a value of the kind that an operator compares.
final class Values {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?(?:[0-9]{1,400}(?:\\.[0-9]{0,400})?|\\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,9})?");
  private static final Pattern EPOCH = Pattern.compile("-?[0-9]{1,19}(?:\\.[0-9]{1,9})?");
  private static final Pattern DATE =
      Pattern.compile(
          "[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01])"
              + "(?:T(?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?"
              + "(?:Z|[+-][0-2][0-9]:[0-5][0-9]))?)?)?");
  private static final Pattern BASE64 =
      Pattern.compile("(?:[A-Za-z0-9+/]{4}){0,5000}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
  private static final Pattern BYTE = Pattern.compile("25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9]");
  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
  private static final int LONGEST_ADDRESS = 60;

  private Values() {}

  static boolean fit(Family family, String text) {
    return switch (family) {
      case STRING -> true;
      case NUMERIC -> NUMBER.matcher(text).matches();
      case DATE -> isDate(text);
      case BOOL, NULL -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
      case BINARY -> text.length() <= 20_000 && BASE64.matcher(text).matches();
      case IP_ADDRESS -> isIpv4(text) || isIpv6(text);
      case ARN -> text.startsWith("arn:") && text.chars().filter(c -> c == ':').count() >= 5;
    };
  }

  static boolean isDate(String text) {
    return DATE.matcher(text).matches() || EPOCH.matcher(text).matches();
  }

  static boolean isIpv4(String text) {
    if (text.length() > LONGEST_ADDRESS) {
      return false;
    }
    String[] parts = text.split("/", -1);
    String[] bytes = parts[0].split("\\.", -1);
    if (bytes.length != 4 || !isPrefix(parts, 32)) {
      return false;
    }
    for (String part : bytes) {
      if (!BYTE.matcher(part).matches()) {
        return false;
      }
    }
    return true;
  }

  static boolean isIpv6(String text) {
    if (text.length() > LONGEST_ADDRESS || text.indexOf(':') < 0) {
      return false;
    }
    String[] parts = text.split("/", -1);
    String address = parts[0];
    int gap = address.indexOf("::");
    if (!isPrefix(parts, 128) || (gap >= 0 && address.indexOf("::", gap + 1) >= 0)) {
      return false;
    }
    if (gap < 0) {
      return groups(address, true) == 8;
    }
    int before = groups(address.substring(0, gap), false);
    int after = groups(address.substring(gap + 2), true);
    return before >= 0 && after >= 0 && before + after <= 7;
  }

  /// The number of groups, an IPv4 tail counting as two; negative if one is malformed.
  private static int groups(String text, boolean tail) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] groups = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < groups.length; i++) {
      if (GROUP.matcher(groups[i]).matches()) {
        count++;
      } else if (tail
          && i == groups.length - 1
          && groups[i].indexOf('/') < 0
          && isIpv4(groups[i])) {
        count += 2;
      } else {
        return -100;
      }
    }
    return count;
  }

  private static boolean isPrefix(String[] parts, int most) {
    if (parts.length == 1) {
      return true;
    }
    return parts.length == 2
        && parts[1].matches("0|[1-9][0-9]{0,2}")
        && Integer.parseInt(parts[1]) <= most;
  }
}
