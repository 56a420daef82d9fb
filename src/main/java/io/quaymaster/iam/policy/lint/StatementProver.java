package io.quaymaster.iam.policy.lint;

import io.quaymaster.iam.policy.Policy;
import java.util.List;
import java.util.Set;

/// Proves which statements of a document do nothing. The linter by itself sees only what is a
/// matter of spelling.
@FunctionalInterface
public interface StatementProver {
  /// Proves nothing.
  StatementProver NONE = (policy, context, known) -> List.of();

  /// In the order of the document, as if the statements `known` to do nothing were not there. What
  /// takes too long to prove is left out.
  List<IdleStatement> idle(Policy policy, LintContext context, Set<Integer> known);
}
