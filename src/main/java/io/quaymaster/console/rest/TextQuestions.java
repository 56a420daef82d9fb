package io.quaymaster.console.rest;

import io.quaymaster.console.catalog.CatalogException;
import io.quaymaster.console.identity.ConsoleRole;
import io.quaymaster.console.identity.Requires;
import io.quaymaster.console.rest.wire.CaseLines;
import io.quaymaster.console.rest.wire.LineJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;

/// Lint, check and compare: one question, or a stream of them, a line each. What is asked about
/// texts alone needs no other service, so that the role is asked for here.
@Service
@Requires(ConsoleRole.VIEWER)
class TextQuestions {
  /// What is asked.
  enum Kind {
    LINT,
    CHECK,
    COMPARE
  }

  private final LintAnswers lint;
  private final CheckAnswers check;
  private final CompareAnswers compare;

  TextQuestions(LintAnswers lint, CheckAnswers check, CompareAnswers compare) {
    this.lint = lint;
    this.check = check;
    this.compare = compare;
  }

  /// The answer to the question `body`, both as JSON.
  public String answer(Kind kind, String body) {
    return answers(kind).apply(body);
  }

  /// Answers each line of `in`, in their order and in memory for one. What cannot be answered is
  /// said in its place, and the rest go on. Whatever was answered is sent before `in` has to be
  /// waited for.
  public void answer(Kind kind, InputStream in, OutputStream out) throws IOException {
    UnaryOperator<String> answers = answers(kind);
    CaseLines lines = new CaseLines(in, () -> flush(out));
    for (CaseLines.Line line = lines.next(); line != null; line = lines.next()) {
      out.write((answer(answers, line) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }

  private static String answer(UnaryOperator<String> answers, CaseLines.Line line) {
    if (line.text() == null) {
      return LineJson.malformed(line.number(), String.valueOf(line.problem()));
    }
    try {
      return answers.apply(line.text());
    } catch (ApiException e) {
      return LineJson.malformed(
          line.number(), e.errors().isEmpty() ? e.getMessage() : e.errors().getFirst().message());
    } catch (CatalogException e) {
      return LineJson.malformed(line.number(), e.getMessage());
    }
  }

  private static void flush(OutputStream out) {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UnaryOperator<String> answers(Kind kind) {
    return switch (kind) {
      case LINT -> lint::answer;
      case CHECK -> check::answer;
      case COMPARE -> compare::answer;
    };
  }
}
