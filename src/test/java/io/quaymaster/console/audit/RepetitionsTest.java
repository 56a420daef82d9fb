package io.quaymaster.console.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quaymaster.console.audit.Repetitions.Repetition;
import io.quaymaster.console.audit.Repetitions.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepetitionsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final Repetitions repetitions = new Repetitions();
  private final List<Repetition> told = new ArrayList<>();

  @Test
  void the_same_again_and_again_counts_ever_more_rarely() {
    times(100, "from", "kim");
    assertThat(told).extracting(Repetition::number).containsExactly(1, 2, 4, 8, 16, 32, 64);
    assertThat(told.getFirst().words()).isEmpty();
    assertThat(told.getLast().words()).isEqualTo("The same was refused 64 times within the hour.");
  }

  @Test
  void another_name_counts_by_itself() {
    times(3, "from", "kim");
    times(1, "from", "ole");
    assertThat(told).extracting(Repetition::number).containsExactly(1, 2, 1);
  }

  @Test
  void after_an_hour_it_begins_anew() {
    times(3, "from", "kim");
    repetitions.next("from", "kim", NOW.plus(Duration.ofMinutes(61))).ifPresent(told::add);
    assertThat(told).extracting(Repetition::number).containsExactly(1, 2, 1);
  }

  @Test
  void one_place_that_tries_everything_fills_little() {
    for (int i = 0; i < 10_000; i++) {
      times(1, "from", "name " + i);
    }
    assertThat(told).hasSizeLessThan(Repetitions.KINDS_OF_A_SOURCE + 15);
    assertThat(told.getLast().together()).isEqualTo(Together.ALL_OF_A_SOURCE);
    times(1, "elsewhere", "kim");
    assertThat(told.getLast()).isEqualTo(new Repetition(1, Together.THE_SAME));
  }

  @Test
  void many_places_that_try_everything_fill_little_too() {
    for (int i = 0; i < 100_000; i++) {
      times(1, "from " + i, "name " + i);
    }
    assertThat(told).hasSizeLessThan(Repetitions.COUNTS + 20);
    assertThat(told.getLast().together()).isEqualTo(Together.ALL);
  }

  private void times(int n, String source, String what) {
    for (int i = 0; i < n; i++) {
      repetitions.next(source, what, NOW).ifPresent(told::add);
    }
  }
}
