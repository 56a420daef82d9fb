package io.quaymaster.console.review;

/// Something that cannot be done with a change request; the message is a sentence that says why and
/// what to do.
public class ChangeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why not.
  public enum Cause {
    NOT_FOUND,
    /// Not by this person, or not now.
    REFUSED,
    /// Something else is there than the person saw.
    MOVED,
    INVALID
  }

  private final Cause why;

  private ChangeException(Cause why, String sentence) {
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

  static ChangeException notFound(ChangeId id) {
    return new ChangeException(Cause.NOT_FOUND, "There is no change request " + id + ".");
  }

  static ChangeException refused(String sentence) {
    return new ChangeException(Cause.REFUSED, sentence);
  }

  static ChangeException moved(String sentence) {
    return new ChangeException(Cause.MOVED, sentence);
  }

  static ChangeException invalid(String sentence) {
    return new ChangeException(Cause.INVALID, sentence);
  }
}
