package io.quaymaster.iam.service;

/// What an action is about: a repository, the registry of an account, the account itself, or for
/// STS the role or the federated user that a session is made for.
public enum Scope {
  REPOSITORY("repository"),
  REGISTRY("registry"),
  ACCOUNT("account"),
  ROLE("role"),
  FEDERATED_USER("federated-user");

  private final String id;

  Scope(String id) {
    this.id = id;
  }

  /// The name in the reference data.
  public String id() {
    return id;
  }
}
