package io.quaymaster.console.rest.wire;

/// Input that is not of the form that it has to have; the message says what is wrong with it.
public final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
