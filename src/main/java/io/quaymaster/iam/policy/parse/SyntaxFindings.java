package io.quaymaster.iam.policy.parse;

import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.text.JsonProblem;
import io.quaymaster.iam.policy.text.Location;
import io.quaymaster.iam.policy.text.SourceText;
import io.quaymaster.iam.policy.text.Span;
import java.util.List;

/// Broken JSON as findings.
final class SyntaxFindings {
  private SyntaxFindings() {}

  static Finding of(JsonProblem problem, SourceText source) {
    Span span = source.span(problem.start(), problem.end());
    String replacement = problem.replacement();
    return new Finding(
        IssueCode.SYNTAX_JSON,
        FindingType.ERROR,
        problem.message(),
        new Location(List.of(), span),
        replacement == null ? List.of() : List.of(new Fix("Mend it", span, replacement)));
  }
}
