package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.CheckAnswer;
import io.quaymaster.iam.report.DecisionText;

/// The answer to one question as a JUnit report of one test case, which fails if the answer is not
/// the expected one.
final class CheckJUnit {
  private CheckJUnit() {}

  static String suites(CheckReport report) {
    boolean invalid = report.answer() instanceof CheckAnswer.Invalid;
    boolean failed = !invalid && !report.isMet();
    XmlWriter xml = XmlWriter.document();
    xml.begin("testsuites", "name", "quaymaster check");
    xml.begin(
        "testsuite",
        "name",
        "check",
        "tests",
        "1",
        "failures",
        failed ? "1" : "0",
        "errors",
        invalid ? "1" : "0");
    xml.begin("testcase", "classname", "check", "name", name(report.answer()));
    if (invalid) {
      xml.empty("error", "message", reason(report.answer()), "type", "INVALID");
    } else if (failed) {
      xml.text("failure", reason(report.answer()), "message", report.unmet(), "type", "NOT_MET");
    } else {
      xml.text("system-out", report.answer().decision() + ". " + reason(report.answer()));
    }
    return xml.end().end().end().toString().stripTrailing();
  }

  private static String name(CheckAnswer answer) {
    return switch (answer) {
      case CheckAnswer.OfAction action ->
          action.asked().principal().text()
              + " "
              + action.asked().action()
              + " "
              + action.asked().resource();
      case CheckAnswer.OfTask task -> task.task().id();
      case CheckAnswer.Invalid _ -> "documents are acceptable";
    };
  }

  static String reason(CheckAnswer answer) {
    return switch (answer) {
      case CheckAnswer.OfAction action -> action.explanation().reason();
      case CheckAnswer.OfTask task -> task.sentence();
      case CheckAnswer.Invalid(var documents) -> DecisionText.reason(documents);
    };
  }
}
