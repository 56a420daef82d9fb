package io.quaymaster.iam.report;

import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.policy.text.Position;
import io.quaymaster.iam.policy.text.Span;

/// A finding as JSON: lines count from 1, columns and offsets from 0, in UTF-16 units.
public final class FindingJson {
  private FindingJson() {}

  public static void write(Finding finding, JsonWriter json) {
    json.object();
    members(finding, json);
    json.endObject();
  }

  /// The members alone, for callers that add their own.
  public static void members(Finding finding, JsonWriter json) {
    json.member("code", finding.code().id());
    json.member("type", finding.type().name());
    json.member("message", finding.message());
    json.member("path", finding.location().pointer());
    span(finding.location().span(), json);
    json.name("fixes").array();
    for (Fix fix : finding.fixes()) {
      json.object().member("title", fix.title()).member("replacement", fix.replacement());
      span(fix.span(), json);
      json.endObject();
    }
    json.endArray();
    json.member("learnMore", finding.code().learnMore());
  }

  private static void span(Span span, JsonWriter json) {
    position("start", span.start(), json);
    position("end", span.end(), json);
  }

  private static void position(String name, Position position, JsonWriter json) {
    json.name(name).object();
    json.member("line", position.line());
    json.member("column", position.column());
    json.member("offset", position.offset());
    json.endObject();
  }
}
