package io.quaymaster.console.identity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Work of several owners that waits, each piece once. The owners take turns, and of each only so
/// much is at work at a time, so that nobody waits for all that somebody else has to be done.
final class FairQueue<O, W> {
  private final int atOnce;
  private final int mayWait;
  private final Map<O, Deque<W>> waiting = new LinkedHashMap<>();
  private final Set<W> known = new HashSet<>();
  private final Map<O, Integer> busy = new HashMap<>();

  /// @param atOnce how many pieces of one owner are at work at a time
  /// @param mayWait how many pieces of one owner wait; more is not taken
  FairQueue(int atOnce, int mayWait) {
    this.atOnce = atOnce;
    this.mayWait = mayWait;
  }

  /// Work of an owner whose turn it is.
  record Turn<O, W>(O owner, W work) {}

  synchronized Turns.Request add(O owner, W work) {
    if (known.contains(work)) {
      return Turns.Request.WAITS_ALREADY;
    }
    Deque<W> theirs = waiting.getOrDefault(owner, new ArrayDeque<>());
    if (theirs.size() >= mayWait) {
      return Turns.Request.TOO_MUCH;
    }
    known.add(work);
    theirs.add(work);
    waiting.putIfAbsent(owner, theirs);
    return Turns.Request.TAKEN;
  }

  /// Nobody wants it any more. What is at work already goes on.
  synchronized void remove(O owner, W work) {
    Deque<W> theirs = waiting.get(owner);
    if (theirs != null && theirs.remove(work)) {
      known.remove(work);
      if (theirs.isEmpty()) {
        waiting.remove(owner);
      }
    }
  }

  /// Takes what is next; nothing if nobody waits of whom more may be at work.
  synchronized Optional<Turn<O, W>> next() {
    for (Map.Entry<O, Deque<W>> one : waiting.entrySet()) {
      O owner = one.getKey();
      if (busy.getOrDefault(owner, 0) < atOnce) {
        busy.merge(owner, 1, Integer::sum);
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
    busy.computeIfPresent(turn.owner(), (owner, pieces) -> pieces == 1 ? null : pieces - 1);
    return waiting.containsKey(turn.owner());
  }
}
