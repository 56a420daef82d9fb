package io.quaymaster.console.rest.wire;

import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.report.DecisionJson;
import io.quaymaster.iam.report.ExplanationJson;

/// The answer to one question as JSON.
public final class CheckAnswerJson {
  private CheckAnswerJson() {}

  /// The members, for callers that add their own.
  public static void members(CheckAnswer answer, JsonWriter json) {
    switch (answer) {
      case CheckAnswer.OfAction action -> members(action, json);
      case CheckAnswer.OfTask task -> members(task, json);
      case CheckAnswer.Invalid(var documents) -> DecisionJson.invalid(documents, json);
    }
  }

  private static void members(CheckAnswer.OfTask answer, JsonWriter json) {
    json.member("task", answer.task().id()).member("title", answer.task().title());
    json.member("decision", answer.decision());
    json.member("reason", answer.sentence());
    json.member("missing", answer.missing());
    json.name("actions").array();
    for (CheckAnswer.OfNeed need : answer.needs()) {
      json.object();
      json.member("optional", need.optional());
      json.member("when", need.when());
      members(need.answer(), json);
      json.endObject();
    }
    json.endArray();
  }

  private static void members(CheckAnswer.OfAction answer, JsonWriter json) {
    RequestContext asked = answer.asked();
    json.name("request").object();
    json.member("principal", asked.principal().text());
    json.member("action", asked.action());
    json.member("resource", asked.resource());
    json.member("resourceAccount", asked.resourceAccount());
    ExplanationJson.context("context", asked.context(), json);
    json.endObject();
    ExplanationJson.context("derived", answer.completed().derived(), json);
    json.member("warnings", answer.completed().warnings());
    ExplanationJson.members(answer.explanation(), json);
  }
}
