package io.quaymaster.console.cli;

/// Options that do not go together or cannot be understood; the message says what to do.
final class WrongUsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUsageException(String message) {
    super(message);
  }
}
