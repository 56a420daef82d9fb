package io.quaymaster.iam.policy;

import java.util.Arrays;
import java.util.Optional;

/// The kinds of policy documents, each with its own grammar and its own part in a decision. Source:
/// IAM User Guide, "Policies and permissions in IAM"; ECR User Guide, "Private registry
/// permissions".
public enum PolicyType {
  REPOSITORY_POLICY("repository-policy", "repository policy"),
  REGISTRY_POLICY("registry-policy", "registry policy"),
  IDENTITY_POLICY("identity-policy", "identity-based policy"),
  PERMISSIONS_BOUNDARY("permissions-boundary", "permissions boundary"),
  SESSION_POLICY("session-policy", "session policy"),
  SCP("scp", "service control policy"),
  RCP("rcp", "resource control policy");

  private final String id;
  private final String title;

  PolicyType(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /// The name used in files, on the command line and over HTTP.
  public String id() {
    return id;
  }

  /// The name used in sentences.
  public String title() {
    return title;
  }

  /// Whether statements name principals: repository and registry policies, and RCPs (there only
  /// `*`).
  public boolean namesPrincipals() {
    return isResourceBased() || this == RCP;
  }

  /// Whether it is attached to a resource and can grant by itself: repository and registry
  /// policies.
  public boolean isResourceBased() {
    return this == REPOSITORY_POLICY || this == REGISTRY_POLICY;
  }

  public static Optional<PolicyType> ofId(String id) {
    return Arrays.stream(values()).filter(type -> type.id.equals(id)).findFirst();
  }
}
