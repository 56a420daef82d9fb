package io.quaymaster.console.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void it_is_tried_eight_times_ever_later_within_a_day() {
    List<Duration> waits = new ArrayList<>();
    Instant now = START;
    Optional<Instant> next = Retries.next(1, START, now);
    for (int attempts = 2; next.isPresent(); attempts++) {
      waits.add(Duration.between(now, next.get()));
      now = next.get();
      next = Retries.next(attempts, START, now);
    }
    assertThat(waits)
        .containsExactly(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(8),
            Duration.ofMinutes(32),
            Duration.ofMinutes(128),
            Duration.ofHours(6),
            Duration.ofHours(6));
  }

  @Test
  void what_would_be_older_than_a_day_is_given_up() {
    assertThat(Retries.next(2, START, START.plus(Duration.ofHours(24)))).isEmpty();
  }
}
