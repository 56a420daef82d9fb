package io.quaymaster.iam.analysis.automaton;

/// Thrown when a partition needs more states than it was given.
public final class StateLimit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int limit;

  public StateLimit(int limit) {
    super("More than " + limit + " states", null, false, false);
    this.limit = limit;
  }

  public int limit() {
    return limit;
  }
}
