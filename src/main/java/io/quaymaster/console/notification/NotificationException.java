package io.quaymaster.console.notification;

/// Something about notifications that cannot be done; the message is a sentence for the person who
/// asked.
public class NotificationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotificationException(String sentence) {
    super(sentence);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
