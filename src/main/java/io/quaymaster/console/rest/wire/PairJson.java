package io.quaymaster.console.rest.wire;

import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.report.ComparisonJson;
import io.quaymaster.iam.report.FindingJson;

/// The answer to a pair as JSON.
public final class PairJson {
  private PairJson() {}

  public static String write(PairAnswer answer, boolean timing, JsonWriter json) {
    String id = answer.pair().id();
    json.object().member("id", id);
    switch (answer) {
      case PairAnswer.Compared compared ->
          ComparisonJson.classes(id, answer.pair().place().type(), compared.comparison(), json);
      case PairAnswer.Failed _, PairAnswer.Invalid _ -> {
        json.member("verdict", answer.verdict());
        json.name("gained").array().endArray().name("lost").array().endArray();
      }
    }
    json.name("findings").array();
    answer.findings().forEach(finding -> write(finding, json));
    json.endArray();
    switch (answer) {
      case PairAnswer.Compared compared -> {
        ComparisonJson.reach(compared.comparison(), json);
        if (timing) {
          json.name("timing").object().member("micros", compared.micros()).endObject();
        }
      }
      case PairAnswer.Failed failed -> json.member("undecided", failed.defect());
      case PairAnswer.Invalid _ -> json.name("undecided").nothing();
    }
    return json.endObject().toString();
  }

  private static void write(PairAnswer.SideFinding found, JsonWriter json) {
    json.object().member("side", found.side());
    found.statement().ifPresent(index -> json.member("statement", index));
    FindingJson.members(found.finding(), json);
    json.endObject();
  }
}
