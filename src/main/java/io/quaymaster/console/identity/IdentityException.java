package io.quaymaster.console.identity;

/// Something about people or passwords that cannot be done; the message is a sentence for the
/// person who asked.
public class IdentityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IdentityException(String sentence) {
    super(sentence);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
