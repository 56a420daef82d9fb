package io.quaymaster.console.expectation;

/// The answer that a question must have. A task is allowed if all of its actions are, and denied if
/// one is.
public enum ExpectedAnswer {
  ALLOWED("Allowed"),
  /// By a statement or by the lack of one.
  DENIED("Denied"),
  /// By a statement, which no later Allow can outdo.
  DENIED_EXPLICITLY("Denied by a statement"),
  /// It hangs on keys that the question does not tell.
  CONDITIONAL("Conditional");

  private final String title;

  ExpectedAnswer(String title) {
    this.title = title;
  }

  /// The name used on screen.
  public String title() {
    return title;
  }

  /// Whether an answer is as expected.
  boolean isMetBy(ExpectedAnswer got) {
    return this == got || (this == DENIED && got == DENIED_EXPLICITLY);
  }
}
