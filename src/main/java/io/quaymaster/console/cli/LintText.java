package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.LintReport;
import io.quaymaster.iam.policy.PolicyType;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Findings for people.
final class LintText {
  private final Terminal terminal;
  private final Ink ink;

  LintText(Terminal terminal) {
    this.terminal = terminal;
    this.ink = Ink.of(terminal);
  }

  void write(List<LintReport> reports) {
    for (LintReport report : reports) {
      if (report instanceof LintReport.Linted linted) {
        linted.findings().forEach(said -> finding(said, linted));
        terminal.print(summary(linted));
      }
    }
  }

  private void finding(LintReport.Said said, LintReport.Linted linted) {
    Finding finding = said.finding();
    terminal.print(
        ink.bold(Input.shown(linted.file(), finding.location().span().start()))
            + ": "
            + ink.of(finding.type(), word(finding.type()))
            + " "
            + finding.code().id()
            + ": "
            + finding.message()
            + as(said, linted));
    MarkedLine marked = MarkedLine.of(linted.source(), finding.location().span());
    terminal.print("    " + marked.line());
    terminal.print("    " + ink.of(finding.type(), marked.marks()));
    for (Fix fix : finding.fixes()) {
      terminal.print("    fix: " + fix.title());
    }
  }

  private static String as(LintReport.Said said, LintReport.Linted linted) {
    return said.types().size() == linted.types().size()
        ? ""
        : " (as "
            + said.types().stream().map(PolicyType::id).collect(Collectors.joining(", "))
            + ")";
  }

  static String word(FindingType type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String summary(LintReport.Linted linted) {
    return ink.bold(linted.file()) + ": " + counts(linted);
  }

  /// How many findings of each type: `1 error, 2 warnings`.
  static String counts(LintReport.Linted linted) {
    List<String> counts = new ArrayList<>();
    for (FindingType type : FindingType.values()) {
      int count = linted.count(type);
      if (count > 0) {
        counts.add(count + " " + word(type) + (count == 1 ? "" : "s"));
      }
    }
    return counts.isEmpty() ? "no findings" : String.join(", ", counts);
  }
}
