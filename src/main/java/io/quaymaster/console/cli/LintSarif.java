package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.LintReport;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.text.JsonWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Findings as a SARIF 2.1.0 log, which code hosts show beside the lines of a change.
final class LintSarif {
  private final SarifLog log = new SarifLog();
  private final JsonWriter json = log.json();

  private LintSarif() {}

  static String log(List<LintReport> reports) {
    return new LintSarif().write(reports);
  }

  private String write(List<LintReport> reports) {
    Set<IssueCode> codes = EnumSet.noneOf(IssueCode.class);
    for (LintReport report : reports) {
      if (report instanceof LintReport.Linted linted) {
        linted.findings().forEach(said -> codes.add(said.finding().code()));
      }
    }
    List<IssueCode> rules = List.copyOf(codes);
    log.begin();
    rules.forEach(code ->
        log.rule(code.id(), title(code), code.explanation(), SarifLog.level(code.defaultType())));
    log.beginResults(problems(reports));
    for (LintReport report : reports) {
      if (report instanceof LintReport.Linted linted) {
        linted.findings().forEach(said -> result(said.finding(), linted.file(), rules));
      }
    }
    return log.end();
  }

  private static List<String> problems(List<LintReport> reports) {
    return reports.stream()
        .filter(LintReport.NotRead.class::isInstance)
        .map(report -> ((LintReport.NotRead) report).problem())
        .toList();
  }

  /// The first sentence of the explanation.
  private static String title(IssueCode code) {
    String text = code.explanation();
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private void result(Finding finding, String file, List<IssueCode> rules) {
    json.object();
    json.member("ruleId", finding.code().id());
    json.member("ruleIndex", rules.indexOf(finding.code()));
    json.member("level", SarifLog.level(finding.type()));
    log.message(finding.message());
    json.name("locations").array().object();
    json.name("physicalLocation").object();
    log.artifact(file);
    log.region("region", finding.location().span());
    json.endObject();
    if (!finding.location().path().isEmpty()) {
      json.name("logicalLocations").array().object();
      json.member("fullyQualifiedName", finding.location().pointer());
      json.endObject().endArray();
    }
    json.endObject().endArray();
    if (!finding.fixes().isEmpty()) {
      json.name("fixes").array();
      finding.fixes().forEach(fix -> fix(fix, file));
      json.endArray();
    }
    json.endObject();
  }

  private void fix(Fix fix, String file) {
    json.object().name("description").object().member("text", fix.title()).endObject();
    json.name("artifactChanges").array().object();
    log.artifact(file);
    json.name("replacements").array().object();
    log.region("deletedRegion", fix.span());
    json.name("insertedContent").object().member("text", fix.replacement()).endObject();
    json.endObject().endArray();
    json.endObject().endArray().endObject();
  }
}
