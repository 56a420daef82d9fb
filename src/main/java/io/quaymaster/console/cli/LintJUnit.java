package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.LintReport;
import io.quaymaster.iam.policy.finding.Finding;
import java.util.List;

/// Findings as a JUnit report: a suite for each input, a test case for each finding, failed if it
/// is as grave as was asked for.
final class LintJUnit {
  private LintJUnit() {}

  static String suites(List<LintReport> reports, LintCommand.FailOn failOn) {
    XmlWriter xml = XmlWriter.document();
    xml.begin("testsuites", "name", "quaymaster lint");
    for (LintReport report : reports) {
      switch (report) {
        case LintReport.NotRead(String file, String problem) -> notRead(file, problem, xml);
        case LintReport.Linted linted -> suite(linted, failOn, xml);
      }
    }
    return xml.end().toString().stripTrailing();
  }

  private static void notRead(String file, String problem, XmlWriter xml) {
    xml.begin("testsuite", "name", file, "tests", "1", "failures", "0", "errors", "1");
    xml.begin("testcase", "classname", file, "name", "can be read");
    xml.empty("error", "message", problem, "type", "UNREADABLE");
    xml.end().end();
  }

  private static void suite(LintReport.Linted linted, LintCommand.FailOn failOn, XmlWriter xml) {
    List<LintReport.Said> findings = linted.findings();
    boolean fails = failOn.meets(linted);
    long failures =
        findings.stream().filter(said -> fails && failOn.includes(said.finding().type())).count();
    xml.begin(
        "testsuite",
        "name",
        linted.file(),
        "tests",
        Integer.toString(Math.max(1, findings.size())),
        "failures",
        Long.toString(failures),
        "errors",
        "0");
    if (findings.isEmpty()) {
      xml.empty("testcase", "classname", linted.file(), "name", "no findings");
    }
    for (LintReport.Said said : findings) {
      testCase(said.finding(), linted.file(), fails && failOn.includes(said.finding().type()), xml);
    }
    xml.end();
  }

  private static void testCase(Finding finding, String file, boolean failed, XmlWriter xml) {
    String place = Input.shown(file, finding.location().span().start());
    xml.begin("testcase", "classname", file, "name", finding.code().id() + " at " + place);
    if (failed) {
      xml.text(
          "failure",
          finding.code().explanation(),
          "message",
          finding.message(),
          "type",
          finding.type().name());
    } else {
      xml.text("system-out", LintText.word(finding.type()) + ": " + finding.message());
    }
    xml.end();
  }
}
