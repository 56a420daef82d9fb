package io.quaymaster.iam.policy;

public enum Effect {
  ALLOW("Allow"),
  DENY("Deny");

  private final String text;

  Effect(String text) {
    this.text = text;
  }

  /// As it is written in a policy.
  public String text() {
    return text;
  }
}
