package io.quaymaster.iam.evaluation;

/// The places where the AWS documents contradict each other, are silent, or surprise, and where
/// this evaluator had to choose. Codes are never renamed once released.
public enum NoteCode {
  LIST_WITHOUT_SET_OPERATOR,
  EMPTY_LIST_UNDER_NULL,
  VARIABLE_IN_BOOL,
  FOR_ALL_VALUES_WITHOUT_VALUES,
  FOR_ANY_VALUE_IF_EXISTS,
  YEAR_OR_EPOCH,
  IPV6_WITHOUT_PREFIX,
  SHORT_ARN,
  WILDCARD_BEFORE_REGION,
  RESOURCE_IN_REPOSITORY_POLICY,
  NOT_PRINCIPAL_CHAIN,
  NOT_PRINCIPAL_BOUNDARY,
  FEDERATED_WITHOUT_SESSION_POLICY,
  ROOT_DENIED_BY_RESOURCE_POLICY;

  /// The name in files and over HTTP: `SHORT-ARN`.
  public String id() {
    return name().replace('_', '-');
  }
}
