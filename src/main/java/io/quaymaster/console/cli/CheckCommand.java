package io.quaymaster.console.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Tells whether requests are allowed.
final class CheckCommand implements Subcommand {
  private static final String SYNOPSIS =
      """
      quaymaster check --cases FILE|- [--verify] [--format FORMAT]
             quaymaster check --principal ARN --action ACTION|--task TASK [--resource ARN]
                              [--context KEY=VALUE]... [--repository-policy FILE]
                              [--registry-policy FILE] [--identity-policy FILE...]
                              [--boundary FILE] [--session-policy FILE]
                              [--expect ALLOW|DENY] [--format FORMAT]\
      """;
  private static final String FOOTER =
      """
      Of one question, the condition keys that AWS itself fills in (aws:PrincipalArn and others) are
      filled in and shown as derived; what --context says wins. Of cases nothing is filled in.
      The exit status is 3 if a line, a file or a document is not acceptable, else 1 if an answer is
      not the expected one (--expect, --verify), else 0.

      Examples:
        quaymaster check --principal arn:aws:iam::111122223333:role/ci --action ecr:PutImage \\
            --resource arn:aws:ecr:eu-west-1:111122223333:repository/app \\
            --repository-policy policy.json --identity-policy ci.json --expect ALLOW
        quaymaster check --principal arn:aws:iam::111122223333:user/ann --task private.push \\
            --resource arn:aws:ecr:eu-west-1:111122223333:repository/app \\
            --identity-policy ann.json --context aws:SourceIp=192.0.2.7
        quaymaster check --cases cases.jsonl --verify
        generate-cases | quaymaster check --cases - > answers.jsonl\
      """;

  private final Terminal terminal;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Usage.command(
                "check",
                "Tells whether a request is allowed, and why: one question from options, or a stream of cases.",
                SYNOPSIS,
                FOOTER)
            .addOption(
                Usage.one(
                    "--cases",
                    "FILE",
                    "Cases of the format iam-decision-case/1, one JSON object a line; - for standard input."))
            .addOption(
                Usage.flag(
                    "--verify",
                    "With --cases: say of each case with an expected answer whether it is met."));
    for (OptionSpec option : CheckQuestion.options()) {
      spec.addOption(option);
    }
    return spec.addOption(
        Usage.one(
            "--format",
            "FORMAT",
            "text (default of one question), json, jsonl (default of cases), junit or markdown."));
  }

  @Override
  public int run(Arguments arguments) {
    Optional<OutputFormat> format = arguments.format();
    if (format.equals(Optional.of(OutputFormat.SARIF))) {
      throw new WrongUsageException(
          "An answer is no finding: check knows no sarif; there are text, json, jsonl, junit and markdown");
    }
    boolean asks =
        CheckQuestion.options().stream().anyMatch(option -> arguments.has(option.longestName()));
    Optional<String> cases = arguments.text("--cases");
    if (cases.isPresent()) {
      if (asks) {
        throw new WrongUsageException("Either --cases or one question, not both");
      }
      return ofCases(cases.get(), format.orElse(OutputFormat.JSONL), arguments.has("--verify"));
    }
    if (arguments.has("--verify")) {
      throw new WrongUsageException(
          "--verify goes with --cases; of one question, --expect tells the expected answer");
    }
    if (!asks) {
      throw new WrongUsageException(
          "Which question? --cases FILE, or --principal, --action or --task, and --resource");
    }
    return new CheckRun(CheckQuestion.of(arguments), terminal)
        .run(format.orElse(OutputFormat.TEXT));
  }

  private int ofCases(String file, OutputFormat format, boolean verify) {
    CaseForm form =
        switch (format) {
          case TEXT -> new CaseText(Ink.of(terminal));
          case JSON -> new CaseJson(true);
          case JUNIT -> new CaseJUnit();
          case MARKDOWN -> new CaseMarkdown();
          case JSONL, SARIF -> new CaseJson(false);
        };
    return Input.stream(file, terminal, in -> new CaseRun(terminal, form, verify).answer(in));
  }
}
