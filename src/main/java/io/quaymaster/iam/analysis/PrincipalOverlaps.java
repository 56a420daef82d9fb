package io.quaymaster.iam.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How the principals of the classes of a comparison lie to each other, by the words for them:
/// those of one class may be among those of another, which then tells more of what they gain and
/// lose.
///
/// @param known by the words for some principals, and for others
public record PrincipalOverlaps(Map<String, Map<String, Overlap>> known) {
  static final PrincipalOverlaps NONE = new PrincipalOverlaps(Map.of());

  /// How some principals lie to others.
  public enum Overlap {
    /// All of them are among the others.
    WITHIN,
    /// Some of them are.
    PARTLY,
    /// None of them is.
    APART
  }

  public PrincipalOverlaps {
    Map<String, Map<String, Overlap>> copy = new LinkedHashMap<>();
    known.forEach((some, others) -> copy.put(some, Map.copyOf(others)));
    known = Map.copyOf(copy);
  }

  /// Empty where it is not known.
  public Optional<Overlap> of(String some, String others) {
    return some.equals(others)
        ? Optional.of(Overlap.WITHIN)
        : Optional.ofNullable(known.getOrDefault(some, Map.of()).get(others));
  }

  /// What two parts of a comparison know; of principals that both name, neither knows it all.
  PrincipalOverlaps and(PrincipalOverlaps other) {
    if (known.isEmpty() || other.known.isEmpty()) {
      return known.isEmpty() ? other : this;
    }
    Map<String, Map<String, Overlap>> both = new LinkedHashMap<>(known);
    other.known.forEach((some, others) -> both.merge(some, others, (one, two) -> Map.of()));
    return new PrincipalOverlaps(both);
  }
}
