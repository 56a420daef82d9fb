package io.quaymaster.iam.analysis;

import io.quaymaster.iam.analysis.Comparison.Future;
import java.util.List;
import java.util.Optional;

/// What a third document undoes of the difference between two others.
///
/// @param taken access that the second gave and the third takes away again
/// @param restored access that the second took away and the third gives back
/// @param complete whether the classes cover every such request
/// @param future whether it is the same with actions that AWS may add: `GAINED` is restored, `LOST`
///   is taken
/// @param undecided what could not be decided, and why
public record Undone(
    List<UndoneClass> taken,
    List<UndoneClass> restored,
    boolean complete,
    Future future,
    Optional<String> undecided) {
  static final Undone NOTHING =
      new Undone(List.of(), List.of(), true, Future.SAME, Optional.empty());

  public Undone {
    taken = List.copyOf(taken);
    restored = List.copyOf(restored);
  }

  /// Whether it is proven that no request of today is answered as before again.
  public boolean isNothing() {
    return taken.isEmpty() && restored.isEmpty() && complete && undecided.isEmpty();
  }
}
