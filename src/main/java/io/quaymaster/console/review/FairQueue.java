package io.quaymaster.console.review;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Work of several owners that waits, each piece once. The owners take turns, and of each only one
/// piece is at work at a time, so that nobody waits for all that somebody else has to be done.
final class FairQueue<O, W> {
  private final Map<O, Deque<W>> waiting = new LinkedHashMap<>();
  private final Set<W> known = new HashSet<>();
  private final Set<O> busy = new HashSet<>();

  /// Work of an owner whose turn it is.
  record Turn<O, W>(O owner, W work) {}

  /// @return whether it did not wait already
  synchronized boolean add(O owner, W work) {
    return known.add(work) && waiting.computeIfAbsent(owner, first -> new ArrayDeque<>()).add(work);
  }

  /// Takes what is next; nothing if nobody waits of whom nothing is at work.
  synchronized Optional<Turn<O, W>> next() {
    for (Map.Entry<O, Deque<W>> one : waiting.entrySet()) {
      O owner = one.getKey();
      if (busy.add(owner)) {
        Deque<W> rest = one.getValue();
        W work = rest.remove();
        known.remove(work);
        waiting.remove(owner);
        if (!rest.isEmpty()) {
          waiting.put(owner, rest); // Behind all others.
        }
        return Optional.of(new Turn<>(owner, work));
      }
    }
    return Optional.empty();
  }

  /// What was taken is done.
  ///
  /// @return whether more waits of this owner, which somebody has to take now
  synchronized boolean done(Turn<O, W> turn) {
    busy.remove(turn.owner());
    return waiting.containsKey(turn.owner());
  }
}
