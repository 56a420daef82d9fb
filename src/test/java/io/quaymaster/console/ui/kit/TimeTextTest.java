package io.quaymaster.console.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {
  private static final Instant NOW = Instant.parse("2026-09-03T14:05:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-09-03T14:04:40Z, just now",
    "2026-09-03T14:03:50Z, 1 minute ago",
    "2026-09-03T13:10:00Z, 55 minutes ago",
    "2026-09-03T12:05:00Z, 2 hours ago",
    "2026-09-02T12:05:00Z, 1 day ago",
    "2026-08-01T12:05:00Z, 1 Aug 2026",
    "2026-09-03T14:05:20Z, in a moment",
    "2026-09-05T14:05:00Z, in 2 days"
  })
  void a_time_is_said_from_now(Instant time, String words) {
    assertThat(TimeText.relative(time, NOW)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-03T10:00:00Z, 2026-09-03T13:10:00Z, from 4 hours ago to 55 minutes ago",
    "2026-09-03T14:04:40Z, 2026-09-03T14:04:50Z, 'for 10 seconds, just now'",
    "2026-09-03T14:04:30Z, 2026-09-03T14:04:30.4Z, 'for less than a second, just now'",
    "2026-09-03T12:00:00Z, 2026-09-03T12:05:00Z, 'for 5 minutes, 2 hours ago'",
    "2026-08-01T02:05:00Z, 2026-08-01T06:05:00Z, 'for 4 hours, 1 Aug 2026'"
  })
  void a_time_that_is_over_is_said_by_its_ends_or_by_its_length(
      Instant from, Instant to, String words) {
    PeriodText period = new PeriodText(from, to, Clock.fixed(NOW, ZoneOffset.UTC));
    assertThat(period.getElement().getTextRecursively()).isEqualTo(words);
  }

  @Test
  void the_exact_time_is_there_too_and_in_utc() {
    TimeText text =
        new TimeText(Instant.parse("2026-09-03T12:05:00Z"), Clock.fixed(NOW, ZoneOffset.UTC));
    assertThat(text.getTitle()).contains("3 Sep 2026, 12:05:00 UTC");
  }
}
