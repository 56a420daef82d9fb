package io.quaymaster.iam.evaluation;

import io.quaymaster.iam.policy.PolicyType;

/// The parts of a decision that policies are attached to, in the order in which explanations list
/// them. Where several deny, the first of this order is named.
public enum Layer {
  SCP("scp", PolicyType.SCP),
  RCP("rcp", PolicyType.RCP),
  REPOSITORY("resource", PolicyType.REPOSITORY_POLICY),
  REGISTRY("registry", PolicyType.REGISTRY_POLICY),
  IDENTITY("identity", PolicyType.IDENTITY_POLICY),
  BOUNDARY("boundary", PolicyType.PERMISSIONS_BOUNDARY),
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

  public PolicyType policyType() {
    return policyType;
  }
}
