package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.PolicyType;

/// The parts of a decision that policies are attached to, in the order in which explanations list
/// them. Where several deny, the first of this order is named.
public enum Layer {
  /// Service control policies of the caller's account, level by level.
  SCP("scp", PolicyType.SCP),
  /// Resource control policies of the resource's account, level by level.
  RCP("rcp", PolicyType.RCP),
  /// The policy of the repository.
  REPOSITORY("resource", PolicyType.REPOSITORY_POLICY),
  /// The policy of the private registry.
  REGISTRY("registry", PolicyType.REGISTRY_POLICY),
  /// The policies attached to the user and its groups, or to the role.
  IDENTITY("identity", PolicyType.IDENTITY_POLICY),
  /// The permissions boundary of the user or role.
  BOUNDARY("boundary", PolicyType.PERMISSIONS_BOUNDARY),
  /// The policy that the session was made with.
  SESSION("session", PolicyType.SESSION_POLICY);

  private final String word;
  private final PolicyType policyType;

  Layer(String word, PolicyType policyType) {
    this.word = word;
    this.policyType = policyType;
  }

  /// The word of decision cases.
  public String word() {
    return word;
  }

  /// Whether a request meets at most one policy of it.
  public boolean hasOnePolicy() {
    return this != SCP && this != RCP && this != IDENTITY;
  }

  /// The name in sentences: `service control policy`.
  public String title() {
    return policyType.title();
  }

  /// The grammar of its documents.
  public PolicyType policyType() {
    return policyType;
  }
}
