package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.LineJson;
import io.quaymaster.iam.evaluation.cases.CaseAnswer;
import io.quaymaster.iam.evaluation.cases.DecisionCase;
import org.jspecify.annotations.Nullable;

/// Answers as JSON: each on a line of its own, or (`array`) all as one array.
record CaseJson(boolean array) implements CaseForm {
  @Override
  public String begin() {
    return array ? "[\n" : "";
  }

  @Override
  public String separator() {
    return array ? ",\n" : "";
  }

  @Override
  public String answered(DecisionCase question, CaseAnswer answer, @Nullable Boolean met) {
    return LineJson.answered(question, answer, met) + (array ? "" : "\n");
  }

  @Override
  public String malformed(long number, String error) {
    return LineJson.malformed(number, error) + (array ? "" : "\n");
  }

  @Override
  public String end(CaseTotals totals) {
    return array ? "\n]\n" : "";
  }
}
