package io.quaymaster.console.review;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers that never change, as many as were asked for lately.
final class Recent<Q, A> {
  private final Map<Q, A> known;

  Recent(int most) {
    this.known =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Q, A> eldest) {
            return size() > most;
          }
        };
  }

  /// The answer, found out if it is not known; two who ask at once may both find it out.
  A of(Q question, Function<Q, A> findOut) {
    A answer = find(question);
    if (answer == null) {
      answer = findOut.apply(question);
      keep(question, answer);
    }
    return answer;
  }

  private synchronized @Nullable A find(Q question) {
    return known.get(question);
  }

  private synchronized void keep(Q question, A answer) {
    known.put(question, answer);
  }
}
