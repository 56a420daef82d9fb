package io.quaymaster.console.guardrail;

/// Whom a guardrail is about. Callers of the owning account are meant by `EVERYONE` alone, and then
/// only for what the text grants them by itself, without their own policies.
public enum Callers {
  ANONYMOUS("Anonymous callers"),
  STRANGERS("Callers of accounts and organizations that the text does not name"),
  OUTSIDE_ORGANIZATION("Callers outside the owner's organization"),
  OUTSIDE_ACCOUNT("Callers outside the owner's account"),
  AWS_SERVICES("AWS services"),
  EVERYONE("Everyone");

  private final String title;

  Callers(String title) {
    this.title = title;
  }

  /// The name used on screen.
  public String title() {
    return title;
  }
}
