package io.quaymaster.console.rest.wire;

import io.quaymaster.iam.policy.text.Location;
import io.quaymaster.iam.policy.text.PathElement;
import java.util.List;
import java.util.Optional;

/// Which statement a place in a policy belongs to.
public final class StatementIndex {
  private StatementIndex() {}

  /// Counted from 0; a single statement without brackets is number 0.
  public static Optional<Integer> of(Location location) {
    List<PathElement> path = location.path();
    if (path.isEmpty() || !path.getFirst().equals(new PathElement.Key("Statement"))) {
      return Optional.empty();
    }
    return path.size() > 1 && path.get(1) instanceof PathElement.Index(int index)
        ? Optional.of(index)
        : Optional.of(0);
  }
}
