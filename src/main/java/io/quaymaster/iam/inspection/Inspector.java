package io.quaymaster.iam.inspection;

import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.lint.LintContext;
import io.quaymaster.iam.policy.lint.Linter;
import io.quaymaster.iam.policy.parse.ParseOutcome;
import io.quaymaster.iam.policy.parse.PolicyParser;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.List;

/// The linter, with proofs of which statements do nothing.
public final class Inspector {
  private static final EngineProver PROVER = new EngineProver();

  private Inspector() {}

  /// Everything about a text, in the order of the text.
  public static List<Finding> inspect(SourceText source, LintContext context) {
    return inspect(PolicyParser.parse(source, context.type()), context);
  }

  /// The same for a text that was parsed already, as `context.type()`.
  public static List<Finding> inspect(ParseOutcome outcome, LintContext context) {
    return Linter.lint(outcome, context, PROVER);
  }
}
