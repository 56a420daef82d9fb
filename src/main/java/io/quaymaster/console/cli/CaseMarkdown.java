package io.quaymaster.console.cli;

import io.quaymaster.iam.evaluation.cases.CaseAnswer;
import io.quaymaster.iam.evaluation.cases.DecisionCase;
import org.jspecify.annotations.Nullable;

/// Answers as a table for a comment on a pull request.
record CaseMarkdown() implements CaseForm {
  @Override
  public String begin() {
    return "| Case | Answer | By | Why |\n|---|---|---|---|\n";
  }

  @Override
  public String answered(DecisionCase question, CaseAnswer answer, @Nullable Boolean met) {
    boolean failed = Boolean.FALSE.equals(met);
    return "| "
        + Markdown.code(question.id())
        + " | "
        + answer.word()
        + (failed ? " (**" + CaseText.expected(question) + "**)" : "")
        + " | "
        + answer.byWord()
        + " | "
        + Markdown.sentence(CaseText.reason(question, answer))
        + " |\n";
  }

  @Override
  public String malformed(long number, String error) {
    return "| line " + number + " | **malformed** | | " + Markdown.sentence(error) + " |\n";
  }
}
