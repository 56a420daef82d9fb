package io.quaymaster.console.cli;

import io.quaymaster.iam.evaluation.cases.CaseAnswer;
import io.quaymaster.iam.evaluation.cases.DecisionCase;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.report.DecisionJson;
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
    JsonWriter json = JsonWriter.compact().object().member("id", question.id());
    DecisionJson.members(question, answer, json);
    if (met != null) {
      json.member("met", met.booleanValue());
    }
    return line(json);
  }

  @Override
  public String malformed(long number, String error) {
    return malformedLine(number, error) + (array ? "" : "\n");
  }

  @Override
  public String end(CaseTotals totals) {
    return array ? "\n]\n" : "";
  }

  static String malformedLine(long number, String error) {
    return JsonWriter.compact()
        .object()
        .member("line", number)
        .member("error", error)
        .endObject()
        .toString();
  }

  private String line(JsonWriter json) {
    return json.endObject() + (array ? "" : "\n");
  }
}
