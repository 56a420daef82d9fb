package io.quaymaster.iam.report;

import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Explanation;
import io.quaymaster.iam.evaluation.LayerTrace;
import io.quaymaster.iam.evaluation.LayerTrace.LevelTrace;
import io.quaymaster.iam.evaluation.LayerTrace.PolicyTrace;
import io.quaymaster.iam.evaluation.LayerTrace.StatementTrace;
import io.quaymaster.iam.evaluation.Match;
import io.quaymaster.iam.evaluation.MismatchText;
import io.quaymaster.iam.evaluation.Note;
import io.quaymaster.iam.evaluation.Remedy;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.policy.text.JsonWriter;
import java.util.List;
import java.util.Map;

/// An explained answer as JSON: the decision as in `DecisionJson`, and how every layer and
/// statement came to it.
public final class ExplanationJson {
  private ExplanationJson() {}

  /// The members, without those of the request.
  public static void members(Explanation explanation, JsonWriter json) {
    DecisionJson.members(explanation.request(), explanation.result(), json);
    json.member("awsMessage", explanation.awsMessage().isEmpty() ? null : explanation.awsMessage());
    json.name("layers").array();
    explanation.layers().forEach(layer -> layer(layer, explanation.request(), json));
    json.endArray();
    json.member("remedies", explanation.remedies().stream().map(Remedy::text).toList());
    json.member("missingKeys", explanation.missingKeys());
    json.name("notes").array();
    for (Note note : explanation.result().notes()) {
      json.object().member("code", note.code().id()).member("text", note.text()).endObject();
    }
    json.endArray();
  }

  /// A map of condition keys as decision cases write it.
  public static void context(String name, Map<String, ContextValue> context, JsonWriter json) {
    json.name(name).object();
    context.forEach((key, value) -> {
      switch (value) {
        case ContextValue.One(String text) -> json.member(key, text);
        case ContextValue.Many(List<String> texts) -> json.member(key, texts);
      }
    });
    json.endObject();
  }

  private static void layer(LayerTrace layer, RequestContext request, JsonWriter json) {
    json.object().member("layer", layer.layer().word()).member("answer", layer.answer().name());
    json.member("reason", layer.reason().isEmpty() ? null : layer.reason());
    json.name("levels").array();
    for (LevelTrace level : layer.levels()) {
      json.object().member("name", level.name()).member("answer", level.answer().name());
      json.name("policies").array();
      level.policies().forEach(policy -> policy(policy, request, json));
      json.endArray().endObject();
    }
    json.endArray().endObject();
  }

  private static void policy(PolicyTrace policy, RequestContext request, JsonWriter json) {
    json.object().member("name", policy.name()).member("answer", policy.answer().name());
    json.name("statements").array();
    for (StatementTrace statement : policy.statements()) {
      json.object();
      json.member("index", statement.ref().index());
      json.member("sid", statement.ref().sid());
      json.member("effect", statement.effect().text());
      json.member("matched", statement.isMatched());
      switch (statement.match()) {
        case Match.Matched(var level) -> json.member("matchLevel", level.name());
        case Match.NotMatched(var reason) ->
            json.member("because", MismatchText.sentence(reason, statement.statement(), request));
      }
      json.endObject();
    }
    json.endArray().endObject();
  }
}
