package io.quaymaster.iam.evaluation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads dates of policies and requests as instants: seconds since 1970, with every digit of their
/// fraction. Source: W3C note "Date and Time Formats"; IAM User Guide, "Date condition operators"
/// (epoch seconds).
final class DateValue {
  private static final Pattern DATE =
      Pattern.compile(
          "([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
              + "(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2}))?)?)?");
  private static final Pattern EPOCH_SECONDS = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");

  private DateValue() {}

  /// Four digits alone are a year.
  static Optional<BigDecimal> parse(String text) {
    Matcher date = DATE.matcher(text);
    if (date.matches()) {
      return instant(date);
    }
    return EPOCH_SECONDS.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /// Whether it could be read as a year and as seconds.
  static boolean isAmbiguous(String text) {
    return text.length() == 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Optional<BigDecimal> instant(Matcher date) {
    try {
      LocalDateTime local =
          LocalDateTime.of(
              Integer.parseInt(date.group(1)),
              number(date.group(2), 1),
              number(date.group(3), 1),
              number(date.group(4), 0),
              number(date.group(5), 0),
              number(date.group(6), 0));
      Optional<Integer> offset = offsetSeconds(date.group(8));
      BigDecimal fraction =
          date.group(7) == null ? BigDecimal.ZERO : new BigDecimal("0" + date.group(7));
      return offset.map(seconds ->
          BigDecimal.valueOf(local.toEpochSecond(ZoneOffset.UTC) - seconds).add(fraction));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(@Nullable String digits, int absent) {
    return digits == null ? absent : Integer.parseInt(digits);
  }

  private static Optional<Integer> offsetSeconds(@Nullable String zone) {
    if (zone == null || zone.equals("Z")) {
      return Optional.of(0);
    }
    int hours = Integer.parseInt(zone.substring(1, 3));
    int minutes = Integer.parseInt(zone.substring(4));
    int seconds = (hours * 60 + minutes) * 60;
    return hours > 23 || minutes > 59
        ? Optional.empty()
        : Optional.of(zone.charAt(0) == '-' ? -seconds : seconds);
  }
}
