package io.quaymaster.iam.evaluation;

/// What a layer, a level of an organization or a policy says to a request.
public enum LayerAnswer {
  /// A statement allows and none denies.
  ALLOWS,
  /// A statement denies.
  DENIES,
  /// It has a say and neither allows nor denies.
  SILENT,
  /// There is no such policy.
  ABSENT,
  /// There may be such a policy, but it has no say in this request.
  NOT_APPLICABLE
}
