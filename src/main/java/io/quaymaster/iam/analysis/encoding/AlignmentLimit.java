package io.quaymaster.iam.analysis.encoding;

/// Thrown when an ARN pattern falls into parts in too many ways.
public final class AlignmentLimit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int limit;

  public AlignmentLimit(int limit) {
    super("More than " + limit + " ways to read an ARN pattern", null, false, false);
    this.limit = limit;
  }

  public int limit() {
    return limit;
  }
}
