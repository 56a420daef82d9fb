package io.quaymaster.iam.analysis.encoding;

import java.util.List;

/// A statement, or the part of it that grants at one match level, as constraints all of which must
/// hold.
record CodedStatement(int statement, boolean deny, int level, List<Constraint> constraints) {
  /// The levels at which a resource-based Allow can match its caller. Source: the policy evaluation
  /// logic of IAM for requests within a single account.
  static final int ACCOUNT = 1;

  static final int NAMED = 2;
  static final int DIRECT = 3;

  CodedStatement {
    constraints = List.copyOf(constraints);
  }

  /// The same as statement `index` of its document.
  CodedStatement at(int index) {
    return index == statement ? this : new CodedStatement(index, deny, level, constraints);
  }

  /// Whether it matches a point: one value for each dimension.
  boolean matches(int[] point) {
    return constraints.stream().allMatch(constraint -> constraint.holds(point));
  }
}
