package io.quaymaster.iam.policy;

import java.util.List;

/// One key under one operator. The values are alternatives: one must match, under a negated
/// operator none.
public record Condition(
    ConditionOperator operator,
    SetQualifier qualifier,
    boolean ifExists,
    ConditionKey key,
    List<Pattern> values) {
  public Condition {
    values = List.copyOf(values);
    if (ifExists && operator == ConditionOperator.NULL) {
      throw new IllegalArgumentException("Null knows no IfExists");
    }
  }

  /// The operator as it is written: `ForAnyValue:StringLikeIfExists`.
  public String operatorText() {
    return qualifier.prefix() + operator.text() + (ifExists ? "IfExists" : "");
  }
}
