package io.quaymaster.console.ui.kit;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A point in time as people say it, with the exact one (UTC) for those who rest on it.
@Tag("time")
public final class TimeText extends HtmlContainer {
  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  public TimeText(Instant time, Clock clock) {
    setText(relative(time, clock.instant()));
    setTitle(exact(time));
    getElement().setAttribute("datetime", time.toString());
  }

  /// `3 Sep 2026, 14:05:00 UTC`.
  public static String exact(Instant time) {
    return EXACT.format(time);
  }

  static String relative(Instant time, Instant now) {
    Duration past = Duration.between(time, now);
    boolean future = past.isNegative();
    Duration distance = past.abs();
    if (distance.toSeconds() < 45) {
      return future ? "in a moment" : "just now";
    }
    if (distance.toDays() >= 30) {
      return DAY.format(time);
    }
    String amount = distance.toMinutes() < 1 ? count(1, "minute") : amount(distance);
    return future ? "in " + amount : amount + " ago";
  }

  /// `5 minutes`, cut and not rounded.
  static String amount(Duration distance) {
    if (distance.toSeconds() < 1) {
      return "less than a second";
    }
    if (distance.toMinutes() < 1) {
      return count(distance.toSeconds(), "second");
    }
    if (distance.toMinutes() < 60) {
      return count(distance.toMinutes(), "minute");
    }
    if (distance.toHours() < 24) {
      return count(distance.toHours(), "hour");
    }
    return count(distance.toDays(), "day");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
