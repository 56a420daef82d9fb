package io.quaymaster.iam.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One policy document. `statements` may be empty only for a document that the strict grammar
/// refuses (see `PolicyParser`); such a policy grants and denies nothing.
public record Policy(LanguageVersion version, @Nullable String id, List<Statement> statements) {
  public Policy {
    statements = List.copyOf(statements);
  }
}
