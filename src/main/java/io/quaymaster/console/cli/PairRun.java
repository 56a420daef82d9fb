package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.CaseLines;
import io.quaymaster.console.rest.wire.LineJson;
import io.quaymaster.console.rest.wire.LineStream;
import io.quaymaster.console.rest.wire.Pair;
import io.quaymaster.console.rest.wire.PairAnswer;
import io.quaymaster.console.rest.wire.PairComparer;
import io.quaymaster.console.rest.wire.PairJson;
import io.quaymaster.console.rest.wire.PairLine;
import io.quaymaster.iam.policy.text.JsonWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Compares a stream of pairs in its order.
final class PairRun implements LineStream.Taker<List<PairRun.Answer>> {
  /// The answer to a line, written, and what it makes of the exit status.
  record Answer(String written, int status) {}

  private final Terminal terminal;
  private final OutputFormat format;
  private final boolean timing;
  private final Optional<FailOn> failOn;
  private final PairComparer comparer = new PairComparer();
  private final PairText text;
  private int status = ExitStatus.NOTHING;
  private boolean begun;

  private PairRun(Terminal terminal, OutputFormat format, boolean timing, Optional<FailOn> failOn) {
    this.terminal = terminal;
    this.format = format;
    this.timing = timing;
    this.failOn = failOn;
    this.text = new PairText(Ink.of(terminal));
  }

  static int ofFile(
      String file,
      Terminal terminal,
      OutputFormat format,
      boolean timing,
      Optional<FailOn> failOn) {
    return Input.stream(
        file, terminal, in -> new PairRun(terminal, format, timing, failOn).run(in));
  }

  private int run(InputStream in) throws IOException {
    terminal.out().print(format == OutputFormat.JSON ? "[\n" : "");
    try (LineStream<List<Answer>> lines =
        timing
            ? LineStream.oneByOne(this::answers, this)
            : LineStream.ofSlowWork(this::answers, this)) {
      if (!lines.run(in)) {
        return ExitStatus.OUTPUT_CLOSED;
      }
    }
    terminal.out().print(format == OutputFormat.JSON ? "\n]\n" : "");
    return status;
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
    return switch (PairLine.read(line.text())) {
      case PairLine.Read(Pair pair) -> answer(comparer.compare(pair));
      case PairLine.Malformed(String message) -> malformed(line.number(), message);
    };
  }

  private Answer answer(PairAnswer answer) {
    String written =
        switch (format) {
          case TEXT -> text.write(answer) + "\n\n";
          case MARKDOWN -> PairMarkdown.comment(answer) + "\n\n";
          case JSON -> PairJson.write(answer, timing, JsonWriter.compact());
          case JSONL, SARIF, JUNIT -> PairJson.write(answer, timing, JsonWriter.compact()) + "\n";
        };
    return new Answer(written, status(answer));
  }

  /// Of a stream, what was found counts only if it was asked for, and a document that is not
  /// acceptable is an answer.
  private int status(PairAnswer answer) {
    return switch (answer) {
      case PairAnswer.Invalid _ -> ExitStatus.NOTHING;
      case PairAnswer.Compared _, PairAnswer.Failed _ -> {
        int own = failOn.orElse(FailOn.ANY).status(answer);
        yield own == ExitStatus.FOUND && failOn.isEmpty() ? ExitStatus.NOTHING : own;
      }
    };
  }

  private Answer malformed(long number, String error) {
    String written =
        switch (format) {
          case TEXT -> "line " + number + ": " + error + "\n\n";
          case MARKDOWN ->
              "### line " + number + ": malformed\n\n" + Markdown.sentence(error) + "\n\n";
          case JSON -> LineJson.malformed(number, error);
          case JSONL, SARIF, JUNIT -> LineJson.malformed(number, error) + "\n";
        };
    return new Answer(written, ExitStatus.BAD_INPUT);
  }

  @Override
  public boolean take(List<Answer> answers) {
    for (Answer answer : answers) {
      terminal.out().print(begun && format == OutputFormat.JSON ? ",\n" : "");
      terminal.out().print(answer.written());
      status = ExitStatus.graver(status, answer.status());
      begun = true;
    }
    return !terminal.out().checkError();
  }

  @Override
  public void flush() {
    terminal.flush();
  }
}
