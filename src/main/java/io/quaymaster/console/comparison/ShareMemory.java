package io.quaymaster.console.comparison;

import io.quaymaster.console.catalog.ContentHash;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.ClassShare;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How much of classes texts were found to grant, until the console ends; what was not asked for
/// the longest time goes first. What could not be decided may be another time, when the machine has
/// less to do, and is asked again after a while: not by each page.
final class ShareMemory {
  private static final int MOST = 20_000;
  private static final Duration UNDECIDED = Duration.ofMinutes(10);

  /// @param until when it is asked again
  private record Kept(ClassShare share, Instant until) {}

  private final Clock clock;

  ShareMemory(Clock clock) {
    this.clock = clock;
  }

  /// @param question hash of the place and of the class with the two texts that it was found
  ///   between
  /// @param text hash of what the further text says
  record Key(ContentHash question, ContentHash text) {
    static Key of(
        ContentHash place,
        ComparisonReport.Compared compared,
        AccessClass access,
        ContentHash text) {
      String said =
          String.join(
              "\n",
              place.hex(),
              ContentHash.of(compared.before().text()).hex(),
              ContentHash.of(compared.after().text()).hex(),
              String.valueOf(compared.comparison().gained().contains(access)),
              access.actions().toString(),
              access.principals().toString(),
              access.resources().toString(),
              access.conditions().toString(),
              access.witness().toString());
      return new Key(ContentHash.of(said), text);
    }
  }

  private final Map<Key, Kept> shares =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<ClassShare> find(Key key) {
    return Optional.ofNullable(shares.get(key))
        .filter(kept -> clock.instant().isBefore(kept.until()))
        .map(Kept::share);
  }

  synchronized void keep(Key key, ClassShare share) {
    Instant until =
        share instanceof ClassShare.Undecided ? clock.instant().plus(UNDECIDED) : Instant.MAX;
    shares.put(key, new Kept(share, until));
  }
}
