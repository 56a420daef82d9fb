package io.quaymaster.iam.analysis;

import java.time.Duration;

/// How much a comparison may spend: states of one automaton, nodes of one diagram, classes in one
/// direction; and, where that leaves it open, time of a general solver for each direction, zero for
/// none.
public record Budget(int states, int nodes, int classes, Duration solver) {
  public static final Budget DEFAULT = new Budget(20_000, 50_000, 200, Duration.ofSeconds(2));

  public Budget {
    if (states < 1 || nodes < 1 || classes < 1 || solver.isNegative()) {
      throw new IllegalArgumentException("A budget is at least one of each");
    }
  }

  /// What may be spent on documents as a whole, before they are taken piece by piece.
  Budget ofWhole() {
    return new Budget(Math.max(1, states / 10), nodes, classes, solver);
  }

  /// Without a solver.
  public Budget(int states, int nodes, int classes) {
    this(states, nodes, classes, Duration.ZERO);
  }
}
