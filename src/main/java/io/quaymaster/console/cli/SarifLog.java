package io.quaymaster.console.cli;

import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.text.JsonWriter;
import io.quaymaster.iam.policy.text.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/// The frame of a SARIF 2.1.0 log with one run. Call `begin`, `rule` for each rule, `beginResults`,
/// write the results with `json`, and `end`. Source: OASIS, "Static Analysis Results Interchange
/// Format (SARIF) Version 2.1.0".
final class SarifLog {
  private final JsonWriter json = JsonWriter.indented();

  JsonWriter json() {
    return json;
  }

  void begin() {
    json.object();
    json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.member("version", "2.1.0");
    json.name("runs").array().object();
    json.name("tool").object().name("driver").object();
    json.member("name", "Quaymaster");
    json.name("rules").array();
  }

  void rule(String id, String title, String help, String level) {
    json.object().member("id", id);
    json.name("shortDescription").object().member("text", title).endObject();
    json.name("fullDescription").object().member("text", help).endObject();
    json.name("help").object().member("text", help).member("markdown", help).endObject();
    json.name("defaultConfiguration").object().member("level", level).endObject();
    json.endObject();
  }

  /// Ends the rules; `problems` are inputs that could not be looked at.
  void beginResults(List<String> problems) {
    json.endArray().endObject().endObject();
    json.member("columnKind", "utf16CodeUnits");
    json.name("invocations").array().object();
    json.member("executionSuccessful", problems.isEmpty());
    if (!problems.isEmpty()) {
      json.name("toolExecutionNotifications").array();
      for (String problem : problems) {
        json.object().member("level", "error");
        message(problem);
        json.endObject();
      }
      json.endArray();
    }
    json.endObject().endArray();
    json.name("results").array();
  }

  String end() {
    json.endArray().endObject().endArray().endObject();
    return json.toString();
  }

  void message(String text) {
    json.name("message").object().member("text", text).endObject();
  }

  void artifact(String file) {
    json.name("artifactLocation").object().member("uri", uri(file)).endObject();
  }

  /// Lines and columns count from 1 here.
  void region(String name, Span span) {
    json.name(name).object();
    json.member("startLine", span.start().line());
    json.member("startColumn", span.start().column() + 1);
    json.member("endLine", span.end().line());
    json.member("endColumn", span.end().column() + 1);
    json.member("charOffset", span.start().offset());
    json.member("charLength", span.end().offset() - span.start().offset());
    json.endObject();
  }

  static String level(FindingType type) {
    return switch (type) {
      case ERROR -> "error";
      case SECURITY_WARNING, WARNING -> "warning";
      case SUGGESTION -> "note";
    };
  }

  private static String uri(String file) {
    if (file.equals("-")) {
      return "stdin";
    }
    try {
      boolean likeScheme = file.indexOf(':') >= 0 && !file.startsWith("/");
      return new URI(null, null, likeScheme ? "./" + file : file, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("A path that is no URI: " + file, e);
    }
  }
}
