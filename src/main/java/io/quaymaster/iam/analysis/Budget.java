package io.quaymaster.iam.analysis;

/// How much a comparison may spend: states of one automaton, nodes of one diagram, classes in one
/// direction.
public record Budget(int states, int nodes, int classes) {
  public static final Budget DEFAULT = new Budget(20_000, 50_000, 200);

  public Budget {
    if (states < 1 || nodes < 1 || classes < 1) {
      throw new IllegalArgumentException("A budget is at least one of each");
    }
  }
}
