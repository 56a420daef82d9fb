package io.quaymaster.console.expectation;

/// What it comes to when an expectation is not met.
public enum Severity {
  BLOCKING("Blocking"),
  WARNING("Warning");

  private final String title;

  Severity(String title) {
    this.title = title;
  }

  /// The name used on screen.
  public String title() {
    return title;
  }
}
