package io.quaymaster.console.rest.wire;

import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.report.FindingJson;
import java.util.List;

/// Findings as JSON: of one input an object, of several a list of them.
public final class LintJson {
  private LintJson() {}

  public static String json(List<LintReport> reports) {
    JsonWriter json = JsonWriter.indented();
    if (reports.size() == 1) {
      write(reports.getFirst(), json);
    } else {
      json.array();
      reports.forEach(report -> write(report, json));
      json.endArray();
    }
    return json.toString();
  }

  public static String line(LintReport report) {
    JsonWriter json = JsonWriter.compact();
    write(report, json);
    return json.toString();
  }

  private static void write(LintReport report, JsonWriter json) {
    json.object().member("file", report.file());
    switch (report) {
      case LintReport.NotRead(_, String problem) ->
          json.name("findings").array().endArray().member("error", problem);
      case LintReport.Linted linted -> {
        json.member("types", linted.types().stream().map(PolicyType::id).toList());
        json.member("guessed", linted.guessed());
        json.member("registry", linted.registry().id());
        json.name("findings").array();
        linted.findings().forEach(said -> finding(said, linted, json));
        json.endArray();
      }
    }
    json.endObject();
  }

  private static void finding(LintReport.Said said, LintReport.Linted linted, JsonWriter json) {
    json.object();
    FindingJson.members(said.finding(), json);
    if (linted.isAmbiguous()) {
      json.member("types", said.types().stream().map(PolicyType::id).toList());
    }
    json.endObject();
  }
}
