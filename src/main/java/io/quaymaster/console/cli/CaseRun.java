package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.CaseLines;
import io.quaymaster.console.rest.wire.LineStream;
import io.quaymaster.iam.evaluation.Evaluator;
import io.quaymaster.iam.evaluation.cases.CaseAnswer;
import io.quaymaster.iam.evaluation.cases.CaseOutcome;
import io.quaymaster.iam.evaluation.cases.DecisionCase;
import io.quaymaster.iam.evaluation.cases.DecisionCase.Expectation;
import io.quaymaster.iam.evaluation.cases.DecisionCases;
import io.quaymaster.iam.service.ServiceReference;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers a stream of cases in its order.
final class CaseRun implements LineStream.Taker<List<CaseRun.Answer>> {
  /// The answer to a line, written, and what it adds to the totals.
  record Answer(String written, CaseTotals counted) {}

  private final Terminal terminal;
  private final CaseForm form;
  private final boolean verify;
  private final Evaluator evaluator = new Evaluator(ServiceReference.load());
  private CaseTotals totals = CaseTotals.NONE;
  private boolean begun;

  CaseRun(Terminal terminal, CaseForm form, boolean verify) {
    this.terminal = terminal;
    this.form = form;
    this.verify = verify;
  }

  /// Reads to the end, and returns the exit status.
  int answer(InputStream in) throws IOException {
    terminal.out().print(form.begin());
    try (LineStream<List<Answer>> lines = new LineStream<>(this::answers, this)) {
      if (!lines.run(in)) {
        return ExitStatus.OUTPUT_CLOSED;
      }
    }
    terminal.out().print(form.end(totals));
    return totals.exitStatus();
  }

  private List<Answer> answers(List<CaseLines.Line> lines) {
    List<Answer> answers = new ArrayList<>(lines.size());
    lines.forEach(line -> answers.add(answer(line)));
    return answers;
  }

  private Answer answer(CaseLines.Line line) {
    if (line.text() == null) {
      return malformed(line.number(), String.valueOf(line.problem()));
    }
    return switch (DecisionCases.read(line.text())) {
      case CaseOutcome.Read(DecisionCase question) -> answer(question);
      case CaseOutcome.Malformed(String message) -> malformed(line.number(), message);
    };
  }

  private Answer answer(DecisionCase question) {
    CaseAnswer answer = question.answer(evaluator);
    Expectation expectation = question.expectation();
    @Nullable Boolean met = verify && expectation != null ? answer.meets(expectation) : null;
    return new Answer(
        form.answered(question, answer, met),
        new CaseTotals(1, Boolean.FALSE.equals(met) ? 1 : 0, 0));
  }

  private Answer malformed(long number, String error) {
    return new Answer(form.malformed(number, error), new CaseTotals(0, 0, 1));
  }

  @Override
  public boolean take(List<Answer> answers) {
    for (Answer answer : answers) {
      terminal.out().print(begun ? form.separator() : "");
      terminal.out().print(answer.written());
      totals = totals.plus(answer.counted());
      begun = true;
    }
    return !terminal.out().checkError();
  }

  @Override
  public void flush() {
    terminal.flush();
  }
}
