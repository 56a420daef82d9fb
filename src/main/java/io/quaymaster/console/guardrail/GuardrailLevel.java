package io.quaymaster.console.guardrail;

/// What a violation comes to, mildest first.
public enum GuardrailLevel {
  OFF("Off", "Nothing is examined."),
  EVALUATE("Evaluate", "Violations are told on the guardrail's own page and with each change."),
  ADVISORY("Advisory", "Violations are a warning to whoever writes and reviews a change."),
  BLOCKING(
      "Blocking", "A change with a violation, or an undecided answer, does not come in force.");

  private final String title;
  private final String meaning;

  GuardrailLevel(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  /// The name used on screen.
  public String title() {
    return title;
  }

  /// What it comes to, in a sentence.
  public String meaning() {
    return meaning;
  }

  public boolean isOn() {
    return this != OFF;
  }
}
