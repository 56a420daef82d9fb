package io.quaymaster.console.catalog;

/// Something in the catalogue that cannot be done; the message is a sentence that says what, where
/// and what to do.
public class CatalogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why not.
  public enum Cause {
    NOT_FOUND,
    ALREADY_THERE,
    INVALID
  }

  private final Cause why;

  CatalogException(Cause why, String sentence) {
    super(sentence);
    this.why = why;
  }

  public Cause why() {
    return why;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  static CatalogException notFound(String sentence) {
    return new CatalogException(Cause.NOT_FOUND, sentence);
  }

  static CatalogException alreadyThere(String sentence) {
    return new CatalogException(Cause.ALREADY_THERE, sentence);
  }

  static CatalogException invalid(String sentence) {
    return new CatalogException(Cause.INVALID, sentence);
  }
}
