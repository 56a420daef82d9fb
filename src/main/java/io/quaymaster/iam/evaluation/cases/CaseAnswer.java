package io.quaymaster.iam.evaluation.cases;

import io.quaymaster.iam.evaluation.EvaluationResult;
import io.quaymaster.iam.evaluation.cases.DecisionCase.Expectation;
import io.quaymaster.iam.evaluation.cases.DecisionCase.InvalidDocument;
import java.util.List;

/// The answer to a case, in the words of the format.
public sealed interface CaseAnswer {
  /// `ALLOW`, `DENY_EXPLICIT`, `DENY_IMPLICIT` or `INVALID`.
  String word();

  /// The deciding part.
  String byWord();

  /// All documents are valid.
  record Decided(EvaluationResult result) implements CaseAnswer {
    @Override
    public String word() {
      return result.decision().word();
    }

    @Override
    public String byWord() {
      return result.decision().byWord();
    }
  }

  /// Some document is not.
  record Invalid(List<InvalidDocument> documents) implements CaseAnswer {
    public Invalid {
      documents = List.copyOf(documents);
    }

    @Override
    public String word() {
      return "INVALID";
    }

    @Override
    public String byWord() {
      return "validation";
    }
  }

  /// Whether it is the expected one; an expectation without `by` asks for the decision alone.
  default boolean meets(Expectation expectation) {
    return word().equals(expectation.decision())
        && (expectation.by() == null || byWord().equals(expectation.by()));
  }
}
