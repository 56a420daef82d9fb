package io.quaymaster.iam.analysis;

import java.util.List;
import java.util.Optional;

/// The verdict on two documents, with one request for each direction in which they differ. Where it
/// is `UNDECIDED`, `undecided` says why, and the requests are what is known nevertheless.
public record Decided(
    Verdict verdict, Optional<Shown> gained, Optional<Shown> lost, Optional<String> undecided) {
  static final Decided EQUIVALENT =
      new Decided(Verdict.EQUIVALENT, Optional.empty(), Optional.empty(), Optional.empty());

  public Decided {
    if (verdict == Verdict.UNDECIDED != undecided.isPresent()) {
      throw new IllegalArgumentException("Undecided comparisons say why, others do not");
    }
  }

  static Decided of(Comparison comparison) {
    return new Decided(
        comparison.verdict(),
        first(comparison.gained()),
        first(comparison.lost()),
        comparison.undecided());
  }

  private static Optional<Shown> first(List<AccessClass> classes) {
    return classes.stream().findFirst().map(one -> new Shown(one.witness(), one.because()));
  }
}
