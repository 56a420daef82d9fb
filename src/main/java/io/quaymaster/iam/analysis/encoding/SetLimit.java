package io.quaymaster.iam.analysis.encoding;

/// Thrown when the values of a multi-valued key fall into too many classes.
public final class SetLimit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final int limit;

  public SetLimit(String key, int limit) {
    super("More than " + limit + " classes of sets for " + key, null, false, false);
    this.key = key;
    this.limit = limit;
  }

  public String key() {
    return key;
  }

  public int limit() {
    return limit;
  }
}
