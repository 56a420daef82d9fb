package io.quaymaster.console.rest.wire;

import io.quaymaster.iam.evaluation.cases.CaseAnswer;
import io.quaymaster.iam.evaluation.cases.DecisionCase;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.report.DecisionJson;
import org.jspecify.annotations.Nullable;

/// Answers to lines of a stream, without the end of the line.
public final class LineJson {
  private LineJson() {}

  /// @param met null where nothing was to be verified
  public static String answered(DecisionCase question, CaseAnswer answer, @Nullable Boolean met) {
    JsonWriter json = JsonWriter.compact().object().member("id", question.id());
    DecisionJson.members(question, answer, json);
    if (met != null) {
      json.member("met", met.booleanValue());
    }
    return json.endObject().toString();
  }

  /// The line `number` says nothing that could be answered.
  public static String malformed(long number, String error) {
    return JsonWriter.compact()
        .object()
        .member("line", number)
        .member("error", error)
        .endObject()
        .toString();
  }
}
