package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.CheckAnswer;
import io.quaymaster.iam.evaluation.ContextValue;
import io.quaymaster.iam.evaluation.Explanation;
import io.quaymaster.iam.evaluation.LayerAnswer;
import io.quaymaster.iam.evaluation.LayerTrace;
import io.quaymaster.iam.evaluation.LayerTrace.PolicyTrace;
import io.quaymaster.iam.evaluation.LayerTrace.StatementTrace;
import io.quaymaster.iam.evaluation.Match;
import io.quaymaster.iam.evaluation.MismatchText;
import io.quaymaster.iam.evaluation.RequestContext;
import io.quaymaster.iam.report.DecisionText;
import java.util.List;

/// The answer to one question for people.
final class CheckText {
  private final Terminal terminal;
  private final Ink ink;

  CheckText(Terminal terminal) {
    this.terminal = terminal;
    this.ink = Ink.of(terminal);
  }

  void write(CheckReport report) {
    switch (report.answer()) {
      case CheckAnswer.OfAction action -> action(action, report.documents());
      case CheckAnswer.OfTask task -> task(task, report.documents());
      case CheckAnswer.Invalid(var documents) ->
          line(ink.bold("INVALID") + ": " + DecisionText.reason(documents));
    }
    if (!report.isMet()) {
      line(ink.failure(report.unmet()));
    }
  }

  private void action(CheckAnswer.OfAction answer, CheckDocuments documents) {
    Explanation explanation = answer.explanation();
    RequestContext request = explanation.request();
    line(
        ink.bold(glyph(answer) + " " + answer.decision())
            + ": "
            + request.principal().text()
            + ", "
            + request.action()
            + ", "
            + request.resource());
    line("  " + explanation.reason());
    if (!explanation.awsMessage().isEmpty()) {
      line("  AWS would say: " + explanation.awsMessage());
    }
    explanation.remedies().forEach(remedy -> line("  To turn it: " + remedy.text()));
    explanation
        .result()
        .notes()
        .forEach(note -> line("  Note " + note.code().id() + ": " + note.text()));
    answer.completed().warnings().forEach(warning -> line("  Mind: " + warning));
    if (!explanation.missingKeys().isEmpty()) {
      line(
          "  Asked for and not in the request: "
              + String.join(", ", explanation.missingKeys())
              + " (--context)");
    }
    line("");
    explanation.layers().forEach(layer -> layer(layer, request, documents));
    line("");
    answer
        .completed()
        .derived()
        .forEach((key, value) -> line(ink.faint("  derived " + key + " = " + text(value))));
  }

  private void task(CheckAnswer.OfTask task, CheckDocuments documents) {
    line(ink.bold(task.sentence()));
    for (CheckAnswer.OfNeed need : task.needs()) {
      CheckAnswer.OfAction answer = need.answer();
      String when = need.when();
      line(
          "  "
              + glyph(answer)
              + " "
              + need.need().action()
              + (when == null ? "" : " (" + when + ")")
              + ": "
              + answer.explanation().reason());
      if (need.counts() && !answer.isAllowed()) {
        answer
            .explanation()
            .remedies()
            .forEach(remedy -> line("      To turn it: " + remedy.text()));
      }
    }
  }

  private void layer(LayerTrace layer, RequestContext request, CheckDocuments documents) {
    boolean has =
        layer.answer() != LayerAnswer.ABSENT && layer.answer() != LayerAnswer.NOT_APPLICABLE;
    String said = has ? word(layer.answer()) : ink.faint(layer.reason());
    line("  " + layer.layer().title() + ": " + said);
    for (LayerTrace.LevelTrace level : layer.levels()) {
      level.policies().forEach(policy -> policy(policy, request, documents));
    }
  }

  private void policy(PolicyTrace policy, RequestContext request, CheckDocuments documents) {
    for (StatementTrace statement : policy.statements()) {
      String sid = statement.ref().sid();
      line(
          "    "
              + documents.place(policy.name(), statement.ref().index())
              + " "
              + statement.effect().text()
              + (sid == null ? "" : " `" + sid + "`")
              + ": "
              + matched(statement, request));
    }
  }

  private static String matched(StatementTrace statement, RequestContext request) {
    return switch (statement.match()) {
      case Match.Matched _ -> "matches";
      case Match.NotMatched(var reason) ->
          "does not match. " + MismatchText.sentence(reason, statement.statement(), request);
    };
  }

  private static String word(LayerAnswer answer) {
    return switch (answer) {
      case ALLOWS -> "allows";
      case DENIES -> "denies";
      case SILENT -> "silent";
      case ABSENT, NOT_APPLICABLE -> "no say";
    };
  }

  /// Allowed, denied explicitly, not allowed.
  static String glyph(CheckAnswer answer) {
    return switch (answer.decision()) {
      case "ALLOW" -> "✓";
      case "DENY_EXPLICIT" -> "⊘";
      default -> "−";
    };
  }

  static String text(ContextValue value) {
    return switch (value) {
      case ContextValue.One(String text) -> text;
      case ContextValue.Many(List<String> texts) -> String.join(", ", texts);
    };
  }

  private void line(String text) {
    terminal.print(text);
  }
}
