package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.CheckAnswerJson;
import io.quaymaster.iam.policy.text.JsonWriter;

/// The answer to one question as JSON.
final class CheckJson {
  private CheckJson() {}

  static String json(CheckReport report) {
    return write(report, JsonWriter.indented());
  }

  static String line(CheckReport report) {
    return write(report, JsonWriter.compact());
  }

  private static String write(CheckReport report, JsonWriter json) {
    json.object();
    CheckAnswerJson.members(report.answer(), json);
    if (report.expected() != null) {
      json.member("expected", report.expected().name()).member("met", report.isMet());
    }
    return json.endObject().toString();
  }
}
