package io.quaymaster.iam.policy;

/// How an operator treats a key with several values.
public enum SetQualifier {
  NONE(""),
  FOR_ALL_VALUES("ForAllValues:"),
  FOR_ANY_VALUE("ForAnyValue:");

  private final String prefix;

  SetQualifier(String prefix) {
    this.prefix = prefix;
  }

  /// As it is written before the operator.
  public String prefix() {
    return prefix;
  }
}
