package io.quaymaster.console.cli;

import io.quaymaster.iam.evaluation.cases.CaseAnswer;
import io.quaymaster.iam.evaluation.cases.DecisionCase;
import org.jspecify.annotations.Nullable;

/// Answers as a JUnit report: a test case each. It carries no totals, since they would stand before
/// what they count and the stream is not kept.
record CaseJUnit() implements CaseForm {
  @Override
  public String begin() {
    return XmlWriter.DECLARATION
        + "<testsuites name=\"quaymaster check\">\n  <testsuite name=\"cases\">\n";
  }

  @Override
  public String answered(DecisionCase question, CaseAnswer answer, @Nullable Boolean met) {
    String name =
        question.title().isEmpty() ? question.id() : question.id() + " " + question.title();
    String given = answer.word() + " by " + answer.byWord();
    XmlWriter xml = XmlWriter.part(2).begin("testcase", "classname", "cases", "name", name);
    if (Boolean.FALSE.equals(met)) {
      String message = CaseText.expected(question) + ", not " + given;
      xml.text("failure", CaseText.reason(question, answer), "message", message, "type", "NOT_MET");
    } else {
      xml.text("system-out", given + ". " + CaseText.reason(question, answer));
    }
    return xml.end().toString();
  }

  @Override
  public String malformed(long number, String error) {
    XmlWriter xml =
        XmlWriter.part(2).begin("testcase", "classname", "cases", "name", "line " + number);
    return xml.empty("error", "message", error, "type", "MALFORMED").end().toString();
  }

  @Override
  public String end(CaseTotals totals) {
    return "  </testsuite>\n</testsuites>\n";
  }
}
