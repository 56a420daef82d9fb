package io.quaymaster.iam.service;

import java.util.Optional;

/// Private registries (one for each account and Region) and public ones (one for each account).
public enum RegistryKind {
  PRIVATE("private", "ecr"),
  PUBLIC("public", "ecr-public");

  private final String id;
  private final String servicePrefix;

  RegistryKind(String id, String servicePrefix) {
    this.id = id;
    this.servicePrefix = servicePrefix;
  }

  /// The name used in files, on the command line and over HTTP.
  public String id() {
    return id;
  }

  /// The service that actions and ARNs of the registry name.
  public String servicePrefix() {
    return servicePrefix;
  }

  public static Optional<RegistryKind> ofId(String id) {
    for (RegistryKind kind : values()) {
      if (kind.id.equals(id)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /// The kind whose actions start with `prefix`, in lower case.
  public static Optional<RegistryKind> ofServicePrefix(String prefix) {
    for (RegistryKind kind : values()) {
      if (kind.servicePrefix.equals(prefix)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
