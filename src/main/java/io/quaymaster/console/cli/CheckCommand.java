package io.quaymaster.console.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    customSynopsis = {
      "quaymaster check --cases FILE|- [--verify] [--format FORMAT]",
      "       quaymaster check --principal ARN --action ACTION|--task TASK [--resource ARN]",
      "                        [--context KEY=VALUE]... [--repository-policy FILE]",
      "                        [--registry-policy FILE] [--identity-policy FILE...]",
      "                        [--boundary FILE] [--session-policy FILE]",
      "                        [--expect ALLOW|DENY] [--format FORMAT]",
      ""
    },
    description =
        "Tells whether a request is allowed, and why: one question from options, or a stream of cases.",
    footer = {
      "",
      "Of one question, the condition keys that AWS itself fills in (aws:PrincipalArn and others) are",
      "filled in and shown as derived; what --context says wins. Of cases nothing is filled in.",
      "The exit status is 3 if a line, a file or a document is not acceptable, else 1 if an answer is",
      "not the expected one (--expect, --verify), else 0.",
      "",
      "Examples:",
      "  quaymaster check --principal arn:aws:iam::111122223333:role/ci --action ecr:PutImage \\",
      "      --resource arn:aws:ecr:eu-west-1:111122223333:repository/app \\",
      "      --repository-policy policy.json --identity-policy ci.json --expect ALLOW",
      "  quaymaster check --principal arn:aws:iam::111122223333:user/ann --task private.push \\",
      "      --resource arn:aws:ecr:eu-west-1:111122223333:repository/app \\",
      "      --identity-policy ann.json --context aws:SourceIp=192.0.2.7",
      "  quaymaster check --cases cases.jsonl --verify",
      "  generate-cases | quaymaster check --cases - > answers.jsonl"
    })
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--cases",
      paramLabel = "FILE",
      description =
          "Cases of the format iam-decision-case/1, one JSON object a line; - for standard input.")
  private @Nullable String cases;

  @Option(
      names = "--verify",
      description = "With --cases: say of each case with an expected answer whether it is met.")
  private boolean verify;

  @ArgGroup(exclusive = false, heading = "%nOne question:%n")
  private @Nullable CheckQuestion question;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Choices.OfFormat.class,
      description =
          "text (default of one question), json, jsonl (default of cases), junit or markdown.")
  private @Nullable OutputFormat format;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (format == OutputFormat.SARIF) {
      throw new WrongUsageException(
          "An answer is no finding: check knows no sarif; there are text, json, jsonl, junit and markdown");
    }
    if (cases != null) {
      if (question != null) {
        throw new WrongUsageException("Either --cases or one question, not both");
      }
      return ofCases(cases);
    }
    if (verify) {
      throw new WrongUsageException(
          "--verify goes with --cases; of one question, --expect tells the expected answer");
    }
    if (question == null) {
      throw new WrongUsageException(
          "Which question? --cases FILE, or --principal, --action or --task, and --resource");
    }
    return new CheckRun(question, terminal).run(format == null ? OutputFormat.TEXT : format);
  }

  private int ofCases(String file) {
    CaseForm form =
        switch (format) {
          case TEXT -> new CaseText(Ink.of(terminal));
          case JSON -> new CaseJson(true);
          case JUNIT -> new CaseJUnit();
          case MARKDOWN -> new CaseMarkdown();
          case null, default -> new CaseJson(false);
        };
    return Input.stream(file, terminal, in -> new CaseRun(terminal, form, verify).answer(in));
  }
}
