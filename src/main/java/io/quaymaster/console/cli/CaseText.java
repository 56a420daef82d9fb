package io.quaymaster.console.cli;

import io.quaymaster.iam.evaluation.cases.CaseAnswer;
import io.quaymaster.iam.evaluation.cases.DecisionCase;
import io.quaymaster.iam.report.DecisionText;
import org.jspecify.annotations.Nullable;

/// Answers for people: a line each, and how many there were.
record CaseText(Ink ink) implements CaseForm {
  @Override
  public String answered(DecisionCase question, CaseAnswer answer, @Nullable Boolean met) {
    boolean failed = Boolean.FALSE.equals(met);
    return ink.bold(question.id())
        + "  "
        + answer.word()
        + "  "
        + answer.byWord()
        + "  "
        + reason(question, answer)
        + (failed ? "  " + ink.failure(expected(question)) : "")
        + "\n";
  }

  @Override
  public String malformed(long number, String error) {
    return ink.failure("line " + number + ": " + error) + "\n";
  }

  @Override
  public String end(CaseTotals totals) {
    return totals.answered()
        + " answered, "
        + totals.unmet()
        + " not as expected, "
        + totals.malformed()
        + " malformed\n";
  }

  static String reason(DecisionCase question, CaseAnswer answer) {
    return switch (answer) {
      case CaseAnswer.Decided(var result) -> result.reason(question.request());
      case CaseAnswer.Invalid(var documents) -> DecisionText.reason(documents);
    };
  }

  /// What a case expected, as `expected DENY_IMPLICIT by scp`.
  static String expected(DecisionCase question) {
    DecisionCase.Expectation expectation = question.expectation();
    if (expectation == null) {
      return "";
    }
    return "expected "
        + expectation.decision()
        + (expectation.by() == null ? "" : " by " + expectation.by());
  }
}
