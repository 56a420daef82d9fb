package io.quaymaster.iam.service;

/// What an action does to the access or the content of a service. Source: Service Authorization
/// Reference, "Access level".
public enum AccessLevel {
  LIST("List"),
  READ("Read"),
  WRITE("Write"),
  TAGGING("Tagging"),
  PERMISSIONS_MANAGEMENT("Permissions management");

  private final String title;

  AccessLevel(String title) {
    this.title = title;
  }

  /// As AWS writes it.
  public String title() {
    return title;
  }
}
