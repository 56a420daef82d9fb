package io.quaymaster.console.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Counts what is refused again and again, so that the trail tells of it without being flooded: of
/// the same within an hour, the first, second, fourth, eighth time and so on count.
///
/// One source has `KINDS_OF_A_SOURCE` counts, and what it tries beyond shares one; all together
/// have `COUNTS`, and everything beyond shares one. So an hour of any number n of refusals gives at
/// most `(COUNTS + 1) × (log₂ n + 1)` entries.
final class Repetitions {
  static final Duration WINDOW = Duration.ofHours(1);
  static final int KINDS_OF_A_SOURCE = 8;
  static final int COUNTS = 50;

  /// What is counted together.
  enum Together {
    THE_SAME,
    ALL_OF_A_SOURCE,
    ALL
  }

  /// The `number`th time within the hour.
  record Repetition(int number, Together together) {
    String words() {
      return switch (together) {
        case THE_SAME ->
            number == 1 ? "" : "The same was refused " + number + " times within the hour.";
        case ALL_OF_A_SOURCE ->
            "Of much that was tried from there, number " + number + " within the hour.";
        case ALL ->
            "Of much that was tried from many places, number " + number + " within the hour.";
      };
    }
  }

  private record Key(String source, String what) {}

  private final Map<Key, Integer> counts = new HashMap<>();
  private final Map<String, Integer> kinds = new HashMap<>();
  private Instant since = Instant.MIN;

  /// Counts, and answers if this time is worth an entry.
  synchronized Optional<Repetition> next(String source, String what, Instant now) {
    if (!now.isBefore(since.plus(WINDOW))) {
      counts.clear();
      kinds.clear();
      since = now;
    }
    Key same = new Key(source, what);
    if (counts.containsKey(same) || hasRoom(source)) {
      return count(same, Together.THE_SAME);
    }
    Key ofSource = new Key(source, "");
    if (counts.containsKey(ofSource) || counts.size() < COUNTS) {
      return count(ofSource, Together.ALL_OF_A_SOURCE);
    }
    return count(new Key("", ""), Together.ALL);
  }

  private boolean hasRoom(String source) {
    return counts.size() < COUNTS && kinds.getOrDefault(source, 0) < KINDS_OF_A_SOURCE;
  }

  private Optional<Repetition> count(Key key, Together together) {
    int number = counts.merge(key, 1, Integer::sum);
    if (number == 1) {
      kinds.merge(key.source(), 1, Integer::sum);
    }
    return Integer.bitCount(number) == 1
        ? Optional.of(new Repetition(number, together))
        : Optional.empty();
  }
}
