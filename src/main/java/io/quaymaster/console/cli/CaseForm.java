package io.quaymaster.console.cli;

import io.quaymaster.iam.evaluation.cases.CaseAnswer;
import io.quaymaster.iam.evaluation.cases.DecisionCase;
import org.jspecify.annotations.Nullable;

/// How answers to cases are written. The parts are joined in the order of the cases; each can be
/// written by any thread.
interface CaseForm {
  default String begin() {
    return "";
  }

  /// What stands between two answers.
  default String separator() {
    return "";
  }

  /// `met` is null where nothing was to be verified.
  String answered(DecisionCase question, CaseAnswer answer, @Nullable Boolean met);

  /// The line `number` is no case.
  String malformed(long number, String error);

  default String end(CaseTotals totals) {
    return "";
  }
}
