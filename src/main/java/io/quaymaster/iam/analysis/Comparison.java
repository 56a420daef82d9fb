package io.quaymaster.iam.analysis;

import java.util.List;
import java.util.Optional;

/// What comparing two documents gave. Where the verdict is `UNDECIDED`, `undecided` says why, and
/// the classes are what is known nevertheless. `complete` tells whether the classes cover every
/// changed request; `solver` names the general solver that decided what the engine left open, whose
/// classes are single requests; `future` tells which side's wildcards also cover actions or
/// services that neither the catalogue nor the documents name; `overlaps` tells how the principals
/// of the classes lie to each other.
public record Comparison(
    Verdict verdict,
    List<AccessClass> gained,
    List<AccessClass> lost,
    boolean complete,
    Future future,
    PrincipalOverlaps overlaps,
    Optional<String> undecided,
    Optional<String> solver) {
  /// Differences over actions that AWS may add, and over services that no side names.
  public enum Future {
    SAME,
    GAINED,
    LOST,
    BOTH,
    UNKNOWN;

    static Future of(boolean gains, boolean loses) {
      return gains && loses ? BOTH : gains ? GAINED : loses ? LOST : SAME;
    }

    /// What two parts of a comparison say together.
    Future and(Future other) {
      if (this == other || other == SAME) {
        return this;
      }
      if (this == SAME) {
        return other;
      }
      return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : BOTH;
    }
  }

  /// What there is to say where a solver decided; empty otherwise.
  public Optional<String> howDecided() {
    return solver.map(name ->
        verdict == Verdict.EQUIVALENT
            ? "%s found this, not the engine, and proved it; requests made of the documents agree."
                .formatted(name)
            : "%s found this, not the engine: where it speaks, a class is one request, and there may be more."
                .formatted(name));
  }

  public Comparison {
    gained = List.copyOf(gained);
    lost = List.copyOf(lost);
    if (verdict == Verdict.UNDECIDED != undecided.isPresent()) {
      throw new IllegalArgumentException("Undecided comparisons say why, others do not");
    }
  }
}
