package io.quaymaster.iam.policy.parse;

import io.quaymaster.iam.policy.finding.Excerpt;
import io.quaymaster.iam.policy.finding.Finding;
import io.quaymaster.iam.policy.finding.FindingType;
import io.quaymaster.iam.policy.finding.Fix;
import io.quaymaster.iam.policy.finding.IssueCode;
import io.quaymaster.iam.policy.text.JsonProblem;
import io.quaymaster.iam.policy.text.JsonProblem.Edit;
import io.quaymaster.iam.policy.text.Location;
import io.quaymaster.iam.policy.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Broken JSON as findings. Where all that is wrong can be mended, each finding also offers to mend
/// it all at once.
final class SyntaxFindings {
  private SyntaxFindings() {}

  static List<Finding> of(List<JsonProblem> problems, SourceText source) {
    Optional<Fix> all =
        problems.size() < 2
            ? Optional.empty()
            : JsonProblem.mendAll(source.text(), problems)
                .map(mended ->
                    new Fix(
                        "Mend all " + problems.size() + " places",
                        source.span(0, source.length()),
                        mended));
    List<Finding> findings = new ArrayList<>();
    for (JsonProblem problem : problems) {
      List<Fix> fixes = new ArrayList<>();
      Edit edit = problem.edit();
      if (edit != null) {
        fixes.add(
            new Fix(title(problem), source.span(edit.start(), edit.end()), edit.replacement()));
      }
      all.filter(fix -> fixes.stream().noneMatch(one -> one.span().equals(fix.span())))
          .ifPresent(fixes::add);
      findings.add(
          new Finding(
              IssueCode.SYNTAX_JSON,
              FindingType.ERROR,
              problem.message(),
              new Location(List.of(), source.span(problem.start(), problem.end())),
              fixes));
    }
    return findings;
  }

  private static String title(JsonProblem problem) {
    return switch (problem.accident()) {
      case BYTE_ORDER_MARK, CONTROL_CHARACTER, COMMENT, TRAILING_COMMA, SPARE_COMMA, NEVER_OPENED ->
          "Delete it";
      case PROSE -> "Delete the text before the policy";
      case TRAILING_TEXT -> "Delete the text behind the policy";
      case TYPOGRAPHIC_QUOTE, SINGLE_QUOTE -> "Write `\"`";
      case UNQUOTED ->
          problem.edit() == null ? "Mend it" : "Write " + Excerpt.of(problem.edit().replacement());
      case NO_BREAK_SPACE -> "Write a space";
      case MARKDOWN_ESCAPE -> "Undo the escape";
      case ESCAPED -> "Take the policy out of the text";
      case MISSING_COMMA -> "Add a comma";
      case UNCLOSED -> "Close what is open";
      case FRAGMENT -> "Put a document around it";
      case LINE_BREAK_IN_TEXT -> "Join the lines";
      case SHELL_VARIABLE, TOO_DEEP, EMPTY, OTHER -> "Mend it";
    };
  }
}
