package io.quaymaster.iam.analysis.encoding;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers and instants as exact decimals; instants as seconds since 1970.
final class Quantities {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?0*[0-9]{1,4})?");
  private static final Pattern HUGE =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)[eE][+-]?[0-9]+");
  private static final Pattern EPOCH_SECONDS = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern DATE =
      Pattern.compile(
          "([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2}))?)?)?");

  private Quantities() {}

  static Optional<BigDecimal> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /// Whether a text is a number whose exponent is out of reach here.
  static boolean isOutOfReach(String text) {
    boolean exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    return exponent && HUGE.matcher(text).matches() && !NUMBER.matcher(text).matches();
  }

  /// A date of W3C's profile of ISO 8601, or seconds since 1970. Four digits are a year.
  static Optional<BigDecimal> date(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return EPOCH_SECONDS.matcher(text).matches()
          ? Optional.of(new BigDecimal(text))
          : Optional.empty();
    }
    try {
      LocalDateTime local =
          LocalDate.of(number(date, 1, 0), number(date, 2, 1), number(date, 3, 1))
              .atTime(number(date, 4, 0), number(date, 5, 0), number(date, 6, 0));
      BigDecimal fraction =
          date.group(7) == null ? BigDecimal.ZERO : new BigDecimal("0" + date.group(7));
      return offset(date.group(8))
          .map(offset ->
              BigDecimal.valueOf(local.toEpochSecond(ZoneOffset.UTC) - offset).add(fraction));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Seconds east of UTC; empty for what no clock shows.
  private static Optional<Integer> offset(@Nullable String zone) {
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

  private static int number(Matcher date, int group, int otherwise) {
    return date.group(group) == null ? otherwise : Integer.parseInt(date.group(group));
  }

  /// As ISO 8601 in UTC, where the year has four digits; else as seconds since 1970.
  static String formatDate(BigDecimal seconds) {
    BigDecimal whole = seconds.setScale(0, java.math.RoundingMode.FLOOR);
    BigDecimal limit = BigDecimal.valueOf(253_402_300_799L);
    if (whole.signum() < 0 || whole.compareTo(limit) > 0) {
      return seconds.toPlainString();
    }
    String text = SECONDS.format(Instant.ofEpochSecond(whole.longValueExact()));
    BigDecimal fraction = seconds.subtract(whole).stripTrailingZeros();
    return text + (fraction.signum() == 0 ? "" : fraction.toPlainString().substring(1)) + "Z";
  }

  static String formatNumber(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
