package io.quaymaster.iam.analysis.solver;

/// Says that the encoding has no exact words for something that a document asks.
public final class Inexpressible extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Inexpressible(String what) {
    super(what);
  }
}
