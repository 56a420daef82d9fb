package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.CheckAnswer;

/// The answer to one question as a comment on a pull request.
final class CheckMarkdown {
  private CheckMarkdown() {}

  static String comment(CheckReport report) {
    CheckAnswer answer = report.answer();
    StringBuilder out = new StringBuilder();
    out.append("**")
        .append(CheckText.glyph(answer))
        .append(' ')
        .append(answer.decision())
        .append("** ");
    out.append(Markdown.sentence(CheckJUnit.reason(answer)));
    if (!report.isMet()) {
      out.append("\n\n**").append(report.unmet()).append("**");
    }
    switch (answer) {
      case CheckAnswer.OfAction action -> request(action, out);
      case CheckAnswer.OfTask task -> needs(task, out);
      case CheckAnswer.Invalid _ -> {}
    }
    return out.toString();
  }

  private static void request(CheckAnswer.OfAction action, StringBuilder out) {
    out.append("\n\n").append(Markdown.code(action.asked().principal().text()));
    out.append(", ").append(Markdown.code(action.asked().action()));
    out.append(", ").append(Markdown.code(action.asked().resource()));
    action
        .explanation()
        .remedies()
        .forEach(remedy -> out.append("\n\nTo turn it: ").append(Markdown.sentence(remedy.text())));
  }

  private static void needs(CheckAnswer.OfTask task, StringBuilder out) {
    if (task.needs().isEmpty()) {
      return;
    }
    out.append("\n\n| | Action | Why |\n|---|---|---|\n");
    for (CheckAnswer.OfNeed need : task.needs()) {
      String when = need.when();
      out.append("| ").append(CheckText.glyph(need.answer()));
      out.append(" | `").append(need.need().action()).append('`');
      out.append(when == null ? "" : " (" + Markdown.sentence(when) + ")");
      out.append(" | ")
          .append(Markdown.sentence(need.answer().explanation().reason()))
          .append(" |\n");
    }
  }
}
