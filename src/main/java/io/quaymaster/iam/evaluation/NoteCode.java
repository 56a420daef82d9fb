package io.quaymaster.iam.evaluation;

/// The places where the AWS documents contradict each other, are silent, or surprise, and where
/// this evaluator had to choose. Codes are never renamed once released.
public enum NoteCode {
  /// A key with several values under an operator that compares one: not defined, taken as not met.
  LIST_WITHOUT_SET_OPERATOR,
  /// `Null` and a key with an empty list: taken as missing.
  EMPTY_LIST_UNDER_NULL,
  /// A policy variable in a value of `Bool`: documented both ways, taken literally.
  VARIABLE_IN_BOOL,
  /// `ForAllValues` is met because there is nothing to compare; one table of the AWS documents says
  /// otherwise.
  FOR_ALL_VALUES_WITHOUT_VALUES,
  /// `ForAnyValue` with `IfExists` and a missing key: taken as met.
  FOR_ANY_VALUE_IF_EXISTS,
  /// Four digits as a date: taken as a year.
  YEAR_OR_EPOCH,
  /// An IPv6 address without a prefix length: taken as that address alone.
  IPV6_WITHOUT_PREFIX,
  /// An ARN of fewer than six segments where completion is not documented: taken as it stands.
  SHORT_ARN,
  /// A wildcard in the partition or service of an ARN: not allowed by AWS, matched all the same.
  WILDCARD_BEFORE_REGION,
  /// `Resource` in a repository policy: refused by ECR or shown on its pages, depending on the
  /// year; matched.
  RESOURCE_IN_REPOSITORY_POLICY,
  /// `NotPrincipal` lists the caller without its account, role or session: taken as exempt.
  NOT_PRINCIPAL_CHAIN,
  /// `NotPrincipal` lists the caller's account alone: taken as not exempt.
  NOT_PRINCIPAL_ACCOUNT,
  /// `NotPrincipal` lists the caller in vain, because it has a permissions boundary.
  NOT_PRINCIPAL_BOUNDARY,
  /// A federated user without a session policy: documented both ways, taken as without permissions.
  FEDERATED_WITHOUT_SESSION_POLICY,
  /// A policy in ECR denies the root user of its own account: not documented, the Deny counts.
  ROOT_DENIED_BY_RESOURCE_POLICY;

  /// The name in files and over HTTP: `SHORT-ARN`.
  public String id() {
    return name().replace('_', '-');
  }
}
