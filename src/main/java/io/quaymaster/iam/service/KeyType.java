package io.quaymaster.iam.service;

import io.quaymaster.iam.policy.ConditionOperator.Family;

/// The type of a condition key's values, as the Service Authorization Reference writes it.
public enum KeyType {
  STRING("String", Family.STRING),
  ARN("ARN", Family.ARN),
  NUMERIC("Numeric", Family.NUMERIC),
  DATE("Date", Family.DATE),
  BOOL("Bool", Family.BOOL),
  IP_ADDRESS("IPAddress", Family.IP_ADDRESS),
  BINARY("Binary", Family.BINARY);

  private final String title;
  private final Family family;

  KeyType(String title, Family family) {
    this.title = title;
    this.family = family;
  }

  public String title() {
    return title;
  }

  /// The operators made for such values.
  public Family family() {
    return family;
  }
}
