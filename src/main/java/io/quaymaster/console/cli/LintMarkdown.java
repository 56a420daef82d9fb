package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.LintReport;
import io.quaymaster.iam.policy.finding.Finding;
import java.util.List;

/// Findings as a comment on a pull request.
final class LintMarkdown {
  private LintMarkdown() {}

  static String comment(List<LintReport> reports) {
    StringBuilder out = new StringBuilder();
    for (LintReport report : reports) {
      switch (report) {
        case LintReport.NotRead(String file, String problem) ->
            out.append("### ")
                .append(Markdown.code(file))
                .append("\n\n")
                .append(Markdown.sentence(problem))
                .append("\n\n");
        case LintReport.Linted linted -> table(linted, out);
      }
    }
    return out.toString().stripTrailing();
  }

  private static void table(LintReport.Linted linted, StringBuilder out) {
    out.append("### ")
        .append(Markdown.code(linted.file()))
        .append(": ")
        .append(LintText.counts(linted))
        .append("\n\n");
    if (linted.findings().isEmpty()) {
      return;
    }
    out.append("| | Line | Code | What, and what to do |\n|---|---|---|---|\n");
    for (LintReport.Said said : linted.findings()) {
      Finding finding = said.finding();
      out.append("| ").append(LintText.word(finding.type()));
      out.append(" | ").append(finding.location().span().start().line());
      out.append(" | `").append(finding.code().id());
      out.append("` | ").append(Markdown.sentence(finding.message()));
      finding
          .fixes()
          .forEach(
              fix -> out.append(" *Fix:* ").append(Markdown.sentence(fix.title())).append('.'));
      out.append(" |\n");
    }
    out.append('\n');
  }
}
