package io.quaymaster.iam.evaluation.cases;

import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One access question with all that its answer depends on. `policies` holds the documents that
/// could be read; with an `invalid` one the answer is `INVALID`, whatever the others say.
public record DecisionCase(
    String id,
    String title,
    List<String> tags,
    RequestContext request,
    CasePolicies policies,
    List<InvalidDocument> invalid,
    @Nullable Expectation expectation) {
  public DecisionCase {
    tags = List.copyOf(tags);
    invalid = List.copyOf(invalid);
  }

  /// A case of valid documents without an expected answer.
  public static DecisionCase of(
      String id, String title, RequestContext request, CasePolicies policies) {
    return new DecisionCase(id, title, List.of(), request, policies, List.of(), null);
  }

  /// A document that its service would refuse: the field it stands in, its name, and why.
  public record InvalidDocument(String field, String name, List<Finding> findings) {
    public InvalidDocument {
      findings = List.copyOf(findings);
    }
  }

  /// The expected answer. `confidence` says how sure it is: documented, inferred, ambiguous or
  /// computed.
  public record Expectation(
      String decision, @Nullable String by, @Nullable String reason, @Nullable String confidence) {}

  /// The answer of the evaluator, or `INVALID`.
  public CaseAnswer answer(Evaluator evaluator) {
    return invalid.isEmpty()
        ? new CaseAnswer.Decided(evaluator.evaluate(request, policies.toPolicySet()))
        : new CaseAnswer.Invalid(invalid);
  }
}
