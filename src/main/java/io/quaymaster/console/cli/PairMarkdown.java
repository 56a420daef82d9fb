package io.quaymaster.console.cli;

import io.quaymaster.console.rest.wire.PairAnswer;
import io.quaymaster.iam.analysis.AccessClass;
import io.quaymaster.iam.analysis.Comparison;
import java.util.List;

/// The answer to a pair as a comment on a pull request.
final class PairMarkdown {
  private PairMarkdown() {}

  static String comment(PairAnswer answer) {
    StringBuilder out =
        new StringBuilder("### ").append(Markdown.sentence(PairText.verdict(answer))).append('\n');
    switch (answer) {
      case PairAnswer.Compared compared -> compared(compared.comparison(), out);
      case PairAnswer.Failed failed ->
          out.append('\n').append(Markdown.sentence(failed.defect())).append('\n');
      case PairAnswer.Invalid _ -> {}
    }
    for (PairAnswer.SideFinding found : answer.findings()) {
      out.append("\n- ").append(Markdown.code(PairText.place(found)));
      out.append(" `").append(found.finding().code().id()).append("`: ");
      out.append(Markdown.sentence(found.finding().message()));
    }
    return out.toString().stripTrailing();
  }

  private static void compared(Comparison comparison, StringBuilder out) {
    comparison
        .undecided()
        .or(comparison::howDecided)
        .ifPresent(why -> out.append('\n').append(Markdown.sentence(why)).append('\n'));
    table("+ Gained", comparison.gained(), out);
    table("− Lost", comparison.lost(), out);
    String future = PairText.future(comparison);
    if (!future.isEmpty()) {
      out.append('\n').append(future).append('\n');
    }
  }

  private static void table(String title, List<AccessClass> classes, StringBuilder out) {
    if (classes.isEmpty()) {
      return;
    }
    out.append("\n| ").append(title).append(" | Who | On | When | Flags | Because | Such as |\n");
    out.append("|---|---|---|---|---|---|---|\n");
    for (AccessClass changed : classes) {
      cell(PairText.what(changed), out);
      cell(changed.principals().text(), out);
      cell(changed.resources().text(), out);
      cell(PairText.conditions(changed), out);
      cell(PairText.flags(changed), out);
      cell(PairText.because(changed), out);
      cell(PairText.example(changed.witness()), out);
      out.append("|\n");
    }
  }

  private static void cell(String text, StringBuilder out) {
    out.append("| ").append(Markdown.sentence(text)).append(' ');
  }
}
