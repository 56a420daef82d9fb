package io.quaymaster.console.expectation;

import java.util.List;

/// What running expectations gave.
///
/// @param results the broken ones first, blocking ones before warnings
public record ExpectationReport(List<Result> results) {
  public record Result(Expectation expectation, Met met) {}

  public ExpectationReport {
    results = List.copyOf(results);
  }

  /// Whether a blocking expectation is not known to be met.
  public boolean isBlocking() {
    return results.stream()
        .anyMatch(
            result -> result.expectation().isBlocking() && !(result.met() instanceof Met.Yes));
  }

  public int count(Met.Standing standing) {
    return (int) results.stream().filter(result -> result.met().standing() == standing).count();
  }
}
