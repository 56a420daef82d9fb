package io.quaymaster.iam.analysis.diagram;

/// Thrown when a diagram needs more nodes than its factory may hold.
public final class NodeLimit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int limit;

  public NodeLimit(int limit) {
    super("More than " + limit + " nodes", null, false, false);
    this.limit = limit;
  }

  public int limit() {
    return limit;
  }
}
