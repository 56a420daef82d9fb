package io.quaymaster.console.catalog;

/// The kinds of principals that an account has on file.
public enum PrincipalKind {
  USER("user"),
  GROUP("group"),
  ROLE("role");

  private final String arnType;

  PrincipalKind(String arnType) {
    this.arnType = arnType;
  }

  /// The word in an ARN.
  public String arnType() {
    return arnType;
  }
}
