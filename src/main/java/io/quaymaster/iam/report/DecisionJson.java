package io.quaymaster.iam.report;

import io.quaymaster.iam.evaluation.DecidingStatement;
import io.quaymaster.iam.evaluation.EvaluationResult;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.evaluation.cases.CaseAnswer;
import io.quaymaster.iam.evaluation.cases.DecisionCase;
import io.quaymaster.iam.evaluation.cases.DecisionCase.InvalidDocument;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.text.JsonWriter;
import java.util.List;

/// The answer to a request as JSON: `decision`, `by`, `statements`, `reason`, and `findings` of
/// documents that are not acceptable.
public final class DecisionJson {
  private DecisionJson() {}

  /// The members of the answer to a case, after its `id`.
  public static void members(DecisionCase question, CaseAnswer answer, JsonWriter json) {
    switch (answer) {
      case CaseAnswer.Decided(EvaluationResult result) -> members(question.request(), result, json);
      case CaseAnswer.Invalid(List<InvalidDocument> documents) -> invalid(documents, json);
    }
  }

  public static void members(RequestContext request, EvaluationResult result, JsonWriter json) {
    json.member("decision", result.decision().word());
    json.member("by", result.decision().byWord());
    json.name("statements").array();
    result.statements().forEach(statement -> statement(statement, json));
    json.endArray();
    json.member("reason", result.reason(request));
  }

  private static void statement(DecidingStatement deciding, JsonWriter json) {
    json.object();
    json.member("policy", deciding.policy());
    json.member("index", deciding.statement().index());
    json.member("sid", deciding.statement().sid());
    json.member("effect", deciding.effect().text());
    json.member("layer", deciding.layer().word());
    json.endObject();
  }

  /// The members of an answer that could not be given.
  public static void invalid(List<InvalidDocument> documents, JsonWriter json) {
    json.member("decision", "INVALID").member("by", "validation");
    json.name("statements").array().endArray();
    json.member("reason", DecisionText.reason(documents));
    json.name("findings").array();
    for (InvalidDocument document : documents) {
      for (Finding finding : document.findings()) {
        json.object().member("document", document.field()).member("policy", document.name());
        FindingJson.members(finding, json);
        json.endObject();
      }
    }
    json.endArray();
  }
}
